import type { ChairView } from '#contract/views.ts';
import type { Covered } from '#domain/audience.ts';
import type { PlanState } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personSight } from '../room/open-meeting.ts';
import { unnamedHere } from '../room/presences.ts';
import { longNameOf } from './names.ts';

type Blocked = NonNullable<ChairView['consent']>['blocked'][number];

/** What keeps those who count from seeing: a line for each person, one for what keeps everybody. */
export function blockedRows(meeting: OpenMeeting, today: string): Blocked[] {
  const { room, state } = meeting;
  const rows = room.watching.flatMap((id) => {
    const person = state.participants.get(id);
    const { covered } = personSight(meeting, id, today);
    if (person === undefined || covered === undefined) return [];
    const kind = kindOf(state, covered);
    return [ofThePlan.has(kind) ? { kind } : { kind, person: longNameOf(person) }];
  });
  const unnamed: Blocked[] = unnamedHere(room).length === 0 ? [] : [{ kind: 'not-named' }];
  return withoutRepeats([...rows, ...unnamed]);
}

/** What is so for the whole plan is said once, and of nobody. */
const ofThePlan: ReadonlySet<Blocked['kind']> = new Set([
  'no-consent',
  'expired',
  'no-holder',
  'plan-ended',
  'withdrawn',
]);

function kindOf(state: PlanState, covered: Covered): Blocked['kind'] {
  switch (covered) {
    case 'access-ended':
    case 'no-declaration':
    case 'no-holder':
    case 'plan-ended':
      return covered;
    case 'consent-expired':
      return 'expired';
    default:
      return withoutConsent(state);
  }
}

function withoutConsent(state: PlanState): Blocked['kind'] {
  if (state.withdrawn !== undefined) return 'withdrawn';
  return state.consents.some((one) => one.meeting === undefined) ? 'not-named' : 'no-consent';
}

function withoutRepeats(rows: readonly Blocked[]): Blocked[] {
  const known = new Map(rows.map((row) => [`${row.kind} ${row.person ?? ''}`, row]));
  return [...known.values()];
}
