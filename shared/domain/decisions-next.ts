import { standardAgenda } from './agenda-due.ts';
import { audience, participantsPresent } from './audience.ts';
import type { Body } from './bodies.ts';
import type { Clock, Day } from './calendar.ts';
import { accessHasEnded, holdersOn } from './consent.ts';
import type { DecideContext } from './decide.ts';
import type { Id } from './identity.ts';
import type { Plan, Planned } from './planned.ts';
import { no, yes } from './result.ts';
import { mayWrite } from './rights.ts';
import type { MeetingCall } from './standing.ts';
import type { PlanState } from './state.ts';

/** M5: a day to come, or an explicit none. K1, M1: with a clock and a place it is called through the plan at once. */
export function planNextMeeting(
  state: PlanState,
  body: Body<'nextMeeting.agreed/1'>,
  context: DecideContext,
): Plan {
  const { date } = body;
  if (date !== undefined && date < context.today) return no({ kind: 'date-passed', field: 'date' });
  const agreed: Planned = { item: context.newId(), verb: 'nextMeeting.agreed/1', body };
  return yes([agreed, ...planCalendar(state, body, context)]);
}

/** The meeting that is called for this very moment: there are never two of them. */
export function callAt(
  state: PlanState,
  moment: { readonly date?: Day; readonly time?: Clock },
): MeetingCall | undefined {
  return [...state.calls.values()].find(({ date, time }) => date === moment.date && time === moment.time);
}

/** With all three it can stand in a calendar. */
interface Moment {
  readonly date: Day;
  readonly time: Clock;
  readonly place: string;
}

/** What was agreed before in this meeting is moved or called off; whoever may only agree leaves the calendar alone. */
function planCalendar(
  state: PlanState,
  body: Body<'nextMeeting.agreed/1'>,
  context: DecideContext,
): Planned[] {
  const { meeting, date, time, place } = body;
  const before = callAt(state, state.meetings.get(meeting)?.next ?? {});
  if (date !== undefined && time !== undefined && place !== undefined) {
    const standing = callAt(state, { date, time }) ?? before;
    return planCall(state, { meeting, standing, moment: { date, time, place } }, context);
  }
  if (before === undefined || !may(state, 'meeting.cancelled/1', context)) return [];
  return [{ item: before.id, verb: 'meeting.cancelled/1', body: { on: context.today } }];
}

interface Call {
  readonly meeting: Id;
  readonly standing: MeetingCall | undefined;
  readonly moment: Moment;
}

/** Moved, a call keeps what was said of it; said again it is the same, and no fact. */
function planCall(state: PlanState, { meeting, standing, moment }: Call, context: DecideContext): Planned[] {
  if (standing !== undefined && isAsAgreed(standing, moment)) return [];
  const invited = askedAgain(standing, invitedTo(state, moment.date, context));
  if (invited.length === 0 || !may(state, 'meeting.called/1', context)) return [];
  const { chair, agenda } = standing ?? {
    chair: chairOn(state, { meeting, date: moment.date }, context),
    agenda: standardAgenda(context.newId),
  };
  const item = standing?.id ?? context.newId();
  return [{ item, verb: 'meeting.called/1', body: { ...moment, chair, invited: [...invited], agenda } }];
}

function isAsAgreed(call: MeetingCall, { date, time, place }: Moment): boolean {
  return call.date === date && call.time === time && call.place === place;
}

/** K1, C3: the family and the holders, and everybody else who sees something of the plan and still will on the day. */
function invitedTo(state: PlanState, date: Day, { today, profile }: DecideContext): readonly Id[] {
  const at = { today, adultAge: profile.adultAge };
  return [...state.participants.values()]
    .filter((person) => !accessHasEnded(person, date))
    .filter(
      ({ id, role }) =>
        role === 'relay-holder' || audience(state, participantsPresent([id]), at).covered === undefined,
    )
    .map(({ id }) => id);
}

/** Whom somebody took off the list stays off it; whom no consent names any more is not asked. */
function askedAgain(standing: MeetingCall | undefined, invited: readonly Id[]): readonly Id[] {
  const again = invited.filter((id) => standing === undefined || standing.invited.includes(id));
  return again.length > 0 ? again : invited;
}

/** A stand-in was named for one meeting (R15): the next one is a holder's. */
function chairOn(
  state: PlanState,
  of: { readonly meeting: Id; readonly date: Day },
  { actor }: DecideContext,
): Id {
  const chair = state.meetings.get(of.meeting)?.chair ?? actor;
  const holders = holdersOn(state, of.date).map(({ id }) => id);
  return holders.includes(chair) ? chair : (holders[0] ?? chair);
}

function may(
  state: PlanState,
  verb: 'meeting.called/1' | 'meeting.cancelled/1',
  { actor: person, today, meeting, profile }: DecideContext,
): boolean {
  const { familyWrites, adultAge } = profile;
  const here = meeting === undefined ? {} : { meeting };
  return mayWrite(state, { person, verb, today, familyWrites, adultAge, ...here });
}
