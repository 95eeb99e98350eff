import { acceptCommand } from '#domain/accept.ts';
import type { Day } from '#domain/calendar.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { fold } from '#domain/evolve.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import type { Profile } from '#domain/profile.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { readPlan } from './demo-files.ts';

export const holder = 'kontaktlaerer';
export const newId = createIds({
  now: () => 1_790_000_000_000,
  randomBytes: (length) => new Uint8Array(length),
});

/** The made-up plan of Ada, its days counted from this one. */
export function adaOn(meetingDay: Day, change: Partial<PlanFile> = {}): PlanState {
  const file = { ...readPlan('ada'), ...change };
  return fold(emptyState, factsOfPlanFile(file, { meetingDay, newId, profile: tryOutProfile.version }));
}

export interface Acting {
  readonly today: Day;
  readonly actor?: string;
  readonly meeting?: string;
  readonly profile?: Profile;
  readonly saidBy?: readonly string[];
}

function decideAs(state: PlanState, command: LawCommand, acting: Acting): ReturnType<typeof decide> {
  const { today, actor = holder, meeting, profile = tryOutProfile, saidBy = [] } = acting;
  const context = { plan: 'ada', today, now: `${today}T11:00:00.000Z`, profile, actor, saidBy };
  const here = meeting === undefined ? {} : { meeting };
  return decide(state, command, { ...context, ...here, proof: 'attested', newId });
}

/** The state after somebody has done this; the test is wrong if it is refused. */
export function after(state: PlanState, acting: Acting, ...commands: readonly LawCommand[]): PlanState {
  return commands.reduce((current, command) => {
    const decided = decideAs(current, command, acting);
    if (!decided.ok) throw new Error(`Refused: ${command.kind} ${JSON.stringify(decided.refusal)}`);
    const { today, meeting, profile = tryOutProfile } = acting;
    const at = meeting === undefined ? { today, profile } : { today, profile, meeting };
    const judged = acceptCommand(current, decided.value, at);
    if (judged.outcomes.some(({ kind }) => kind !== 'applied'))
      throw new Error(`Not applied: ${command.kind}`);
    return judged.state;
  }, state);
}

/** Why it may not be done. */
export function refusedKind(state: PlanState, acting: Acting, command: LawCommand): string | undefined {
  const decided = decideAs(state, command, acting);
  return decided.ok ? undefined : decided.refusal.kind;
}

/** A meeting from its opening to its end, with what happened in it. */
export function meetingHeld(
  state: PlanState,
  { id, today }: { readonly id: string; readonly today: Day },
  ...commands: readonly LawCommand[]
): PlanState {
  const acting = { today, meeting: id };
  return after(state, acting, opening(id, today), ...commands, { kind: 'meeting.end', meeting: id });
}

export function opening(id: string, date: Day): LawCommand {
  const body = { date, time: '13:00', place: 'Furua', chair: holder, minuteTaker: holder };
  return { kind: 'meeting.open', meeting: id, body };
}
