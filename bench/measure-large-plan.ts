import { fork } from 'node:child_process';
import { z } from 'zod';
import type { MeetingFile } from '#domain/plan-file.ts';
import { prepareRoom } from '../tests/fixtures/prepare-room.ts';
import { makeBenchRoom } from './bench-room.ts';
import { makeLargePlan } from './large-plan.ts';
import type { Asked, Measurement } from './measurement.ts';
import { concludeMeasurement } from './measurement.ts';

const mostMilliseconds = 150;
const size = { activities: 1000, facts: 10_000, seed: 20_261_122 };

const meeting: MeetingFile = {
  format: 1,
  kind: 'meeting',
  id: 'large-meeting',
  plan: 'large.plan.json',
  time: '13:00',
  place: 'Møterommet',
  chair: 'holder',
  minuteTaker: 'teacher',
  agenda: [
    { kind: 'goal', id: 'first-goal', goal: 'goal-0' },
    { kind: 'goal', id: 'second-goal', goal: 'goal-1' },
  ],
  present: ['owner', 'mother', 'holder', 'teacher'].map((participant) => ({
    participant,
    part: 'whole',
    by: 'room',
  })),
  held: [],
  answers: [],
};

const roundsSchema = z.strictObject({ ours: z.array(z.number()), peer: z.array(z.number()) });
const messageSchema = z.strictObject({ times: roundsSchema, spent: roundsSchema });

/** A plan that no family has: the file opened and looked through, every fact read, and the console's first view. */
export async function measureLargePlan({ rounds }: Asked): Promise<Measurement> {
  const room = makeBenchRoom();
  try {
    const { journal } = prepareRoom({ ...room, meeting, plan: makeLargePlan(size) });
    const { folder, day } = room;
    const { times, spent } = await openElsewhere({
      folder,
      day,
      rounds,
      meeting: journal,
      roomKey: room.roomKey.toString('base64'),
    });
    return concludeMeasurement({
      name: 'large-plan',
      what: `a plan of ${size.activities} activities and ${size.facts} facts, from the file until the console’s first view`,
      peer: 'better-sqlite3 and JSON.parse: the same file and rows, nothing checked, folded or shown',
      goal: '≤ 150 ms',
      reached: (ours) => ours.p50 <= mostMilliseconds,
      rounds: times,
      notes: [
        `of the processor it took ${middleOf(spent.ours)} ms, the peer ${middleOf(spent.peer)} ms (p50)`,
        'the first round is in a new process, where nothing is warm',
      ],
    });
  } finally {
    room.remove();
  }
}

function middleOf(times: readonly number[]): number {
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0);
}

/** In a process of its own, so that nothing that was measured or prepared before has warmed it. */
async function openElsewhere(
  asked: Readonly<Record<string, string | number>>,
): Promise<z.infer<typeof messageSchema>> {
  const child = fork(new URL('large-plan-process.ts', import.meta.url), [JSON.stringify(asked)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const message = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The process that opens the plan ended with ${code}`)));
  });
  child.kill();
  return messageSchema.parse(message);
}
