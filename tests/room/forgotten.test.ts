import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerCall } from '#host/room/answers.ts';
import { chooseMeeting } from '#host/room/choose.ts';
import { keepForgotten, noteTouch, quietMilliseconds } from '#host/room/forgotten.ts';
import { chairView } from '#host/views/chair-view.ts';
import { screenPage } from '#host/views/screen-view.ts';
import { day, plan, value } from '../central/ada.ts';
import type { FollowedRoom } from './followed-room.ts';
import { openFake, openFollowed, until } from './followed-room.ts';
import { openRoom } from './open-room.ts';

const begun = Date.parse(`${day}T12:00:00.000Z`);

interface Clocked {
  readonly room: FollowedRoom;
  readonly fake: ReturnType<typeof openFake>;
  /** So long after the right to read has ended. */
  readonly pass: (milliseconds: number) => void;
}

async function openClocked(): Promise<Clocked> {
  let now = begun;
  const fake = openFake(() => now);
  const room = await openFollowed({ client: fake.client, now: () => now });
  const ends = Date.parse(room.open().plan.offlineUntil ?? '');
  return { room, fake, pass: (milliseconds) => void (now = ends + milliseconds) };
}

function filesIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => /journal|mark|key|sealed/.test(name));
  return names.map((name) => name.replace(/^outbox-.*\.sealed$/, 'sealed'));
}

describe('a meeting that nobody ended (S6)', () => {
  it('is delivered and forgotten by itself, says so without a name, and can be opened again', async () => {
    const { room, fake, pass } = await openClocked();
    const { host } = room;
    const [fact] = room.wrote({
      kind: 'evaluation.add',
      activity: 'lesing',
      text: 'Sagt og ikke avsluttet.',
    });
    pass(quietMilliseconds);
    keepForgotten(host);
    expect(host.phase).toBe('meeting');
    pass(quietMilliseconds + 1);
    keepForgotten(host);
    expect(host.phase).toBe('delivering');
    await until(() => host.phase === 'delivered');
    expect(filesIn(room.folder)).toEqual([]);
    expect(fake.factsOf(plan).some((one) => one.fact.id === fact?.id)).toBe(true);
    expect(fake.factsOf(plan).some((one) => one.fact.verb === 'meeting.ended/1')).toBe(false);
    const view = chairView(host, { session: 's', role: 'chair' });
    expect(view.delivery).toMatchObject({ step: 'forgotten', forgotten: true });
    expect(JSON.stringify(view)).not.toContain('Ada');
    expect(screenPage(host)).toEqual({ kind: 'idle' });
    expect(room.notes).toEqual(expect.arrayContaining(['meeting-forgotten', 'purged']));
    expect(await chooseMeeting(host, { plan })).toEqual({ ok: true, value: {} });
    expect(host.phase).toBe('meeting');
  });

  it('is left to those who are still there, until they have been quiet for a quarter of an hour', async () => {
    const { room, pass } = await openClocked();
    const { host } = room;
    const finish = { host, renderer: { renderFiles: () => Promise.reject(new Error('not asked')) } };
    pass(quietMilliseconds - 60_000);
    noteTouch(host, 'screen.next');
    // @ts-expect-error -- the parts of a renderer that a refused call touches: none
    const answer = await answerCall(finish, {
      caller: { session: 's', role: 'chair' },
      command: 'screen.next',
      input: {},
    });
    expect(answer).toMatchObject({ ok: false, refusal: { kind: 'reading-ended' } });
    pass(2 * quietMilliseconds - 60_000);
    // What a page tells by itself is nobody.
    noteTouch(host, 'reading.report');
    keepForgotten(host);
    expect(host.phase).toBe('meeting');
    host.touchedAt = begun;
    keepForgotten(host);
    await until(() => host.phase === 'delivered');
  });
});

/** The fake store's own is no point on the curve. */
function sealToTrueKey(room: FollowedRoom): void {
  const { journal, plan: meetingPlan } = room.open();
  const { x = '' } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  value(
    journal.putRoomState('plan', {
      ...meetingPlan,
      sealTo: { id: 'key', publicKey: x },
      storeUrl: 'https://lager.example',
    }),
  );
}

describe('a plan that was taken in, on a machine that was off over its time', () => {
  it('is sealed at the next start without a network, and the room is free for the next', async () => {
    const { room } = await openClocked();
    const { roomKey } = room.host.needs;
    sealToTrueKey(room);
    await room.stop();
    const later = begun + 40 * 3_600_000;
    const next = await openRoom({
      isEmpty: true,
      host: { roomKey, now: () => later },
      prepared: (folder) => {
        for (const name of filesIn(room.folder)) {
          cpSync(join(room.folder, name), join(folder, name));
          utimesSync(join(folder, name), begun / 1000, begun / 1000);
        }
      },
    });
    const { state, delivery } = await next.chair.until((view) => view.state.phase === 'delivered', 12_000);
    expect([state.phase, delivery.forgotten, delivery.sealed]).toEqual(['delivered', true, true]);
    expect(next.screen.view().page).toEqual({ kind: 'idle' });
    expect(filesIn(next.folder)).toEqual(['sealed']);
    expect(next.delivered).toMatchObject([{ sealed: true, forgotten: true }]);
  });
});
