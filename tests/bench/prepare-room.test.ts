import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audience, participantsPresent } from '#domain/audience.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import { loadMeeting } from '#host/room/open-meeting.ts';
import type { BenchRoom } from '../../bench/bench-room.ts';
import { makeBenchRoom, readDemo } from '../../bench/bench-room.ts';
import { openBenchHost } from '../../bench/open-host.ts';
import { prepareRoom } from '../fixtures/prepare-room.ts';

let room: BenchRoom;

beforeEach(() => {
  room = makeBenchRoom();
});

afterEach(() => room.remove());

describe('a room that was prepared without a central store', () => {
  it('holds one open meeting with everybody of the meeting file in the roll call', () => {
    const demo = readDemo();
    const { journal, plan } = prepareRoom({ ...room, ...demo });
    expect(findOpenMeeting(room.folder)).toEqual({ ok: true, value: { meeting: journal, remains: [] } });
    const opened = openJournal({ ...room, meeting: journal });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const meeting = loadMeeting(opened.value, { note: () => undefined, fault: () => '' });
    opened.value.close();
    expect(meeting.room.watching).toEqual(demo.meeting.present.map(({ participant }) => participant));
    expect(meeting.room.covered).toBe(false);
    expect(meeting.state.meetings.has(plan.meeting)).toBe(true);
    expect(meeting.state.participants.size).toBe(demo.plan.participants.length);
    const at = { today: room.day, meeting: plan.meeting };
    expect(audience(meeting.state, participantsPresent(meeting.room.watching), at).covered).toBeUndefined();
  });

  it('names no file after the plan or the meeting', () => {
    const demo = readDemo();
    prepareRoom({ ...room, ...demo });
    const names = readdirSync(room.folder).join(' ');
    expect(names).not.toContain(demo.plan.id);
    expect(names).not.toContain(demo.meeting.id);
  });

  it('is taken up by a host, covered', async () => {
    prepareRoom({ ...room, ...readDemo() });
    const { host, stop } = await openBenchHost(room);
    const view = host.view({ session: 'a-wall', role: 'screen' });
    await stop();
    expect(view['page']).toEqual({ kind: 'pause' });
  });
});
