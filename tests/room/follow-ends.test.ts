import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { no, yes } from '#domain/result.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { openJournal } from '#host/journal/journal.ts';
import { answerCall } from '#host/room/answers.ts';
import type { FinishNeeds } from '#host/room/finish.ts';
import { keepLine } from '#host/room/follow.ts';
import { readingHasEnded } from '#host/room/host-room.ts';
import { loadMeeting } from '#host/room/open-meeting.ts';
import { chairView } from '#host/views/chair-view.ts';
import { screenPage } from '#host/views/screen-view.ts';
import { describeProblem } from '#sync/problems.ts';
import { comment, day, holder, plan, value } from '../central/ada.ts';
import { expectFolded, openDesk, openFake, openFollowed, until } from './followed-room.ts';

describe('what the store may say that is not a page (SYNC-38)', () => {
  it('purges when the access has ended: covered at once, what was written delivered, file and key gone [SYNC-38]', async () => {
    const fake = openFake();
    let ended = false;
    const client: CentralClient = {
      ...fake.client,
      changes: async (of, from) =>
        ended
          ? no({ kind: 'store-refused', problem: describeProblem('access-ended', { purge: true }) })
          : fake.client.changes(of, from),
    };
    const room = await openFollowed({ client, hasLine: true });
    const [fact] = room.wrote({ kind: 'evaluation.add', activity: 'lesing', text: 'Skrevet i god tro.' });
    ended = true;
    await (await openDesk(fake.client)).push(comment());
    await until(() => room.host.phase === 'delivered');
    expect(room.host.meeting).toBeUndefined();
    expect(room.host.delivery).toMatchObject({ accessEnded: true, facts: 2 });
    expect(fake.factsOf(plan).some((one) => one.fact.id === fact?.id)).toBe(true);
    const view = chairView(room.host, { session: 's', role: 'chair' });
    expect(view.delivery).toMatchObject({ step: 'forgotten', accessEnded: true });
    expect(screenPage(room.host)).toEqual({ kind: 'idle' });
    expect(JSON.stringify(view)).not.toContain('Ada');
  });

  it('takes the plan whole once when the digest differs, and then keeps what is on the disk and says so', async () => {
    const fake = openFake();
    let isWrong = false;
    const asked: (string | undefined)[] = [];
    const client: CentralClient = {
      ...fake.client,
      changes: async (of, from) => {
        const answer = await fake.client.changes(of, from);
        if (!isWrong || !answer.ok) return answer;
        asked.push(from?.cursor);
        return yes({ ...answer.value, digest: '0'.repeat(64) });
      },
    };
    const room = await openFollowed({ client, hasLine: true });
    const before = room.open().journal.loadFacts().facts.length;
    isWrong = true;
    await (await openDesk(fake.client)).push(comment());
    await until(() => room.host.contact.storeDiffers);
    expect(asked.at(-1)).toBeUndefined();
    expect(asked.filter((cursor) => cursor === undefined)).toHaveLength(1);
    expect(room.notes).toContain('digest-differs');
    expect(room.open().journal.loadFacts().facts).toHaveLength(before);
    const { notices } = chairView(room.host, { session: 's', role: 'chair' });
    expect(notices).toContainEqual({ kind: 'store-differs' });
  });

  it('covers the plan on every page when the right to read has run out, and can still deliver (SYNC-12)', async () => {
    let now = Date.parse(`${day}T12:00:00.000Z`);
    const fake = openFake(() => now);
    const room = await openFollowed({ client: fake.client, now: () => now });
    expect(readingHasEnded(room.host)).toBe(false);
    room.host.store = 'away';
    now += 30 * 3_600_000;
    expect(readingHasEnded(room.host)).toBe(true);
    const view = chairView(room.host, { session: 's', role: 'chair' });
    expect(view.state.asks).toBe('network');
    expect(view.plan).toBeUndefined();
    expect(screenPage(room.host)).toEqual({ kind: 'pause' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no document is made here
    const finish = { host: room.host } as FinishNeeds;
    const call = {
      caller: { session: 's', role: 'chair' as const },
      command: 'screen.uncover' as const,
      input: {},
    };
    expect(await answerCall(finish, call)).toMatchObject({ refusal: { kind: 'reading-ended' } });
  });

  it('has the page on the disk when the host dies between commit and announcement', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client });
    const desk = await openDesk(fake.client);
    const fact = comment();
    await desk.push(fact);
    const copy = mkdtempSync(join(tmpdir(), 'stafettrom-copy-'));
    const { journal } = room.open();
    Object.assign(room.host.needs, {
      changed: () => {
        if (room.host.meeting?.state.items.has(fact.item) === true) {
          cpSync(room.folder, copy, { recursive: true });
          throw new Error('killed');
        }
      },
    });
    process.once('unhandledRejection', () => undefined);
    try {
      keepLine(room.host);
      await until(() => room.open().state.items.has(fact.item));
      const { roomKey, vaultKind } = room.host.needs;
      const again = value(openJournal({ folder: copy, meeting: journal.meeting, roomKey, vaultKind }));
      const taken = loadMeeting(again, room.host.needs.log);
      expect(taken.state.items.has(fact.item)).toBe(true);
      expect(again.getRoomState('followed')).toEqual(journal.getRoomState('followed'));
      expect([...again.listPlaced()]).toEqual([...journal.listPlaced()]);
      again.close();
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });

  it('follows on by itself when the network is back, and what went at once goes then', async () => {
    const fake = openFake();
    const room = await openFollowed({ client: fake.client, hasLine: true });
    await until(() => room.host.store === 'reached');
    fake.setAway(true);
    room.wrote({ kind: 'item.limit', item: 'kroppen', to: [holder, 'mor'] });
    await until(() => room.notes.includes('at-once-not-sent'));
    expect(chairView(room.host, { session: 's', role: 'chair' }).atOnce).toMatchObject([
      { kind: 'access', step: 'saved' },
    ]);
    fake.setAway(false);
    await until(() => chairView(room.host, { session: 's', role: 'chair' }).atOnce[0]?.step === 'received');
    const fact = comment();
    await (await openDesk(fake.client)).push(fact);
    await until(() => room.open().state.items.has(fact.item));
    expectFolded(room);
  });
});
