import { setImmediate as nextTurn } from 'node:timers/promises';
import { accept } from '#domain/accept.ts';
import type { At } from '#domain/audience.ts';
import { audience, participantsPresent, seesOne } from '#domain/audience.ts';
import type { DecideContext } from '#domain/decide.ts';
import { decide } from '#domain/decide.ts';
import { fold } from '#domain/evolve.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { dispatch } from '#wire/dispatch.ts';
import type { Caller } from '#wire/room.ts';
import { prepareRoom } from '../tests/fixtures/prepare-room.ts';
import { tryOutProfile } from '../tests/fixtures/profile.ts';
import type { BenchRoom } from './bench-room.ts';
import { makeBenchRoom } from './bench-room.ts';
import { comesAndGoes, domainSize, makeDomainMeeting, makeDomainPlan } from './measure-domain-plan.ts';
import type { Asked, Measurement } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { openBenchHost, quietLog } from './open-host.ts';

const mostToDecideAndFilter = 5;
const mostToRefilter = 100;
const warmRounds = 5;
const text = 'Du har lest ti minutter hver dag denne uka, og du har valgt bøkene selv.';

/** The law on a plan that no family has: one evaluation decided and judged, and everybody in the roll call filtered. */
export async function measureDomain({ rounds }: Asked): Promise<Measurement> {
  const room = makeBenchRoom();
  try {
    const plan = makeDomainPlan();
    const law = measureLaw(room, plan);
    for (let warm = 0; warm < warmRounds; warm += 1) law.decideAndFilter();
    law.deciding.length = 0;
    law.filtering.length = 0;
    const times = await measureInTurns(rounds, { ours: law.decideAndFilter, peer: law.filterNaively });
    const refiltered = await measureRefilter(room, plan, rounds);
    return concludeMeasurement({
      name: 'domain',
      what: `one evaluation decided and accepted, and a roll call of ${domainSize.people} filtered, in a plan of ${domainSize.activities} activities and ${domainSize.facts} facts`,
      peer: 'the same questions asked of the law for every item and every person anew, nothing shared',
      goal: 'p95 ≤ 5 ms, and roll-call change → screen filtered anew p95 ≤ 100 ms',
      reached: (ours) => ours.p95 <= mostToDecideAndFilter && slowOf(refiltered) <= mostToRefilter,
      rounds: times,
      notes: [
        `deciding p95 ${slowOf(law.deciding)} ms, filtering p95 ${slowOf(law.filtering)} ms`,
        `roll-call change until the screen is filtered anew p95 ${slowOf(refiltered)} ms: gate, journal, filter and the pages’ views`,
      ],
    });
  } finally {
    room.remove();
  }
}

interface Law {
  /** Milliseconds of each round. */
  readonly deciding: number[];
  readonly filtering: number[];
  readonly decideAndFilter: () => number;
  readonly filterNaively: () => number;
}

function measureLaw({ day, newId }: BenchRoom, plan: PlanFile): Law {
  const needs = { meetingDay: day, newId, profile: tryOutProfile.version };
  const state = fold(emptyState, factsOfPlanFile(plan, needs));
  const [deciding, filtering]: [number[], number[]] = [[], []];
  const ids = plan.participants.map(({ id }) => id);
  const at = { today: day };
  const context: DecideContext = {
    plan: plan.id,
    today: day,
    now: `${day}T12:00:00.000Z`,
    profile: tryOutProfile,
    actor: 'holder',
    saidBy: ['mother'],
    proof: 'attested',
    newId,
  };
  function decideAndFilter(): number {
    const began = performance.now();
    decideOne(state, context);
    const decided = performance.now();
    audience(state, participantsPresent(ids), at);
    const ended = performance.now();
    deciding.push(decided - began);
    filtering.push(ended - decided);
    return ended - began;
  }
  function filterNaively(): number {
    const began = performance.now();
    decideOne(state, context);
    filterOneByOne(state, ids, at);
    return performance.now() - began;
  }
  return { deciding, filtering, decideAndFilter, filterNaively };
}

/** The room decides, and whoever receives it judges it once more. */
function decideOne(state: PlanState, context: DecideContext): void {
  const decided = decide(state, { kind: 'evaluation.add', activity: 'activity-7', text }, context);
  if (!decided.ok) throw new Error(`The evaluation was refused: ${decided.refusal.kind}`);
  const outcomes = decided.value.map((fact) => accept(state, fact, context));
  if (outcomes.some(({ kind }) => kind !== 'applied')) throw new Error('The evaluation was not accepted');
}

function filterOneByOne(state: PlanState, ids: readonly string[], at: At): ReadonlySet<string> {
  const items = [...state.items.keys()];
  const isSeen = (item: string) => ids.every((participant) => seesOne(state, { participant, item }, at));
  return new Set(items.filter((item) => isSeen(item)));
}

/** One person comes, leaves, and the chair confirms: what narrows the screen, and what widens it again (A4, A5). */
async function measureRefilter(room: BenchRoom, plan: PlanFile, rounds: number): Promise<number[]> {
  prepareRoom({ ...room, plan, meeting: makeDomainMeeting(plan) });
  const { host, stop } = await openBenchHost(room);
  const caller: Caller = { session: 'bench', role: 'chair' };
  async function call(command: string, input: Record<string, unknown>): Promise<number> {
    const began = performance.now();
    const answer = await dispatch({ room: host, log: quietLog }, caller, { command, input });
    if (!answer.ok) throw new Error(`${command} was refused: ${answer.refusal.kind}`);
    // The pages get their views now.
    await nextTurn();
    return performance.now() - began;
  }
  try {
    await call('screen.uncover', {});
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await call('rollCall.enter', { participant: comesAndGoes, by: 'room' }));
      await call('rollCall.leave', { participant: comesAndGoes });
      times.push(await call('rollCall.confirm', {}));
    }
    return times;
  } finally {
    await stop();
  }
}

function slowOf(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0) * 100) / 100;
}
