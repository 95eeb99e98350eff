import { agreedLastTime, consentsRunningOut, evaluationsDue, placesOf } from './agenda-due.ts';
import { archiveDue } from './archive-due.ts';
import type { Day } from './calendar.ts';
import { addDays, birthday, daysBetween, yearsOn } from './calendar.ts';
import { accessHasEnded, holdersOn, ownerIsAdult, planHasEnded } from './consent.ts';
import type { Id } from './identity.ts';
import { draftIsGone } from './objections-consent.ts';
import type { Profile } from './profile.ts';
import { toLines } from './rich-text.ts';
import type { Activity, Appointment, PlanState } from './state.ts';
import { isFamily, planOwnerOf } from './state.ts';

export type ReminderKind =
  | 'evaluation-due'
  | 'consent-expires'
  | 'holder-ends'
  | 'holder-ended'
  | 'holder-asked-for'
  | 'adult-soon'
  | 'draft-open'
  | 'handover-open'
  | 'child-offer'
  | 'agreed-last-time'
  | 'need'
  | 'next-meeting'
  | 'own-records'
  | 'conclusion'
  | 'only-in-calendar'
  | 'archive-due'
  | 'deletion-open'
  | 'access-ends';

/** One thing to remember. The item's words are for whoever may see the item; nothing here counts or ranks (G7, D5). */
export interface Reminder {
  readonly kind: ReminderKind;
  readonly item?: Id;
  readonly person?: Id;
  readonly date?: Day;
}

export type Moment = 'before' | 'during' | 'end';

export interface RemindAt {
  readonly today: Day;
  readonly profile: Profile;
  readonly meeting?: Id;
  readonly moment: Moment;
}

interface Rule {
  readonly moments: readonly Moment[];
  /** Also of a plan that is locked. */
  readonly whenEnded?: true;
  readonly find: (state: PlanState, at: RemindAt) => readonly Reminder[];
}

const standing: readonly Moment[] = ['before', 'during'];
const always: readonly Moment[] = ['before', 'during', 'end'];

/** Each at the moment for it, in the order in which they are said. */
const rules: readonly Rule[] = [
  { moments: standing, find: holderReminders },
  { moments: standing, find: consentReminders },
  { moments: always, whenEnded: true, find: draftReminders },
  { moments: always, find: handoverReminders },
  { moments: standing, whenEnded: true, find: deletionReminders },
  { moments: standing, find: adultReminder },
  { moments: standing, find: childOffer },
  { moments: standing, find: evaluationReminders },
  { moments: standing, find: agreedReminders },
  { moments: standing, find: accessReminders },
  { moments: standing, find: archiveReminder },
  { moments: ['during', 'end'], find: calendarReminders },
  { moments: ['end'], find: endReminders },
  { moments: ['end'], whenEnded: true, find: recordReminders },
];

/** What is due in this plan now. Pure: the same state, day and moment give the same list. */
export function remindersFor(state: PlanState, at: RemindAt): readonly Reminder[] {
  const isEnded = planHasEnded(state, at);
  return rules
    .filter(({ moments, whenEnded }) => moments.includes(at.moment) && (!isEnded || whenEnded === true))
    .flatMap(({ find }) => find(state, at));
}

/** The day the plan is left without a holder, and the warning reached by today (R3); none when nobody must act. */
export function holderWarning(
  state: PlanState,
  at: Pick<RemindAt, 'today' | 'profile'>,
): { readonly holder: Id; readonly ends: Day; readonly threshold: number } | undefined {
  const holders = holdersOn(state, at.today);
  const ending = holders.flatMap(({ id, accessEnds }) =>
    accessEnds === undefined ? [] : [{ holder: id, ends: accessEnds }],
  );
  const last = ending.toSorted((one, other) => one.ends.localeCompare(other.ends)).at(-1);
  if (last === undefined || ending.length < holders.length) return undefined;
  const left = daysBetween(at.today, last.ends);
  const reached = at.profile.holderWarnDays.filter((days) => left <= days);
  return reached.length === 0 ? undefined : { ...last, threshold: Math.min(...reached) };
}

/** R3, R11. */
function holderReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  const found: Reminder[] = [];
  if (state.holderAskedFor !== undefined) {
    found.push({ kind: 'holder-asked-for', date: state.holderAskedFor });
  }
  const warning = holderWarning(state, at);
  if (warning !== undefined) {
    found.push({ kind: 'holder-ends', person: warning.holder, date: warning.ends });
  }
  const hasHadOne = [...state.participants.values()].some((person) => person.role === 'relay-holder');
  if (hasHadOne && holdersOn(state, at.today).length === 0) found.push({ kind: 'holder-ended' });
  return found;
}

/** C7. */
function consentReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  return consentsRunningOut(state, at).map((date) => ({ kind: 'consent-expires', date }));
}

/** C1: with the day it goes. */
function draftReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  return [...state.drafts.values()]
    .filter((draft) => !draftIsGone(draft.writtenOn, at))
    .map((draft) => ({ kind: 'draft-open', date: addDays(draft.writtenOn, at.profile.draftDays + 1) }));
}

/** R2. */
function handoverReminders(state: PlanState): readonly Reminder[] {
  return [...state.handovers.values()]
    .filter((handover) => handover.acceptedOn === undefined)
    .map(({ incoming, ends }) => ({
      kind: 'handover-open',
      person: incoming,
      ...(ends === undefined ? {} : { date: ends }),
    }));
}

/** S5: demanded and not decided, or granted and not carried out. */
function deletionReminders(state: PlanState): readonly Reminder[] {
  const { deletion } = state;
  if (deletion === undefined || deletion.executedOn !== undefined) return [];
  return deletion.decided?.granted === false ? [] : [{ kind: 'deletion-open', date: deletion.demandedOn }];
}

/** R13. */
function adultReminder(state: PlanState, at: RemindAt): readonly Reminder[] {
  const { adultAge, adultWarnDays } = at.profile;
  const owner = planOwnerOf(state);
  if (owner?.born === undefined || ownerIsAdult(state, { today: at.today, adultAge })) return [];
  const date = birthday(owner.born, adultAge);
  return daysBetween(at.today, date) <= adultWarnDays ? [{ kind: 'adult-soon', person: owner.id, date }] : [];
}

/** M11: offered, until the meeting has recorded how the child was heard. */
function childOffer(state: PlanState, at: RemindAt): readonly Reminder[] {
  const owner = planOwnerOf(state);
  if (owner?.born === undefined || state.plan?.about === 'pregnant') return [];
  const isHeard = at.meeting !== undefined && state.meetings.get(at.meeting)?.childHeard !== undefined;
  const isAsked = yearsOn(owner.born, at.today) >= at.profile.childOfferedFrom;
  return isAsked && !isHeard ? [{ kind: 'child-offer', person: owner.id }] : [];
}

/** M1, M4, G7: a day that has passed is said of no activity that the family or a private person answers for. */
function evaluationReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  return evaluationsDue(state, at.today).map((activity) => {
    const isQuiet = activity.evaluateOn < at.today && isPrivate(state, activity);
    const due = { kind: 'evaluation-due', item: activity.id } as const;
    return isQuiet ? due : { ...due, date: activity.evaluateOn };
  });
}

/** The family's own, or with somebody who stands there by name alone: it may be somebody of the family. */
function isPrivate(state: PlanState, activity: Activity): boolean {
  return activity.responsible.some((one) => {
    const person = 'participant' in one ? state.participants.get(one.participant) : undefined;
    return person === undefined || isFamily(person);
  });
}

function agreedReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  return agreedLastTime(state, at.meeting).map(({ id }) => ({ kind: 'agreed-last-time', item: id }));
}

/** R3: whose access ends within a month; the last holder's end is told apart. */
function accessReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  const latest = addDays(at.today, 30);
  const told = holderWarning(state, at)?.holder;
  return [...state.participants.values()].flatMap((person): Reminder[] => {
    const { id, accessEnds } = person;
    if (accessEnds === undefined || id === told || accessHasEnded(person, at.today)) return [];
    return accessEnds <= latest ? [{ kind: 'access-ends', person: id, date: accessEnds }] : [];
  });
}

/** S4. */
function archiveReminder(state: PlanState, at: RemindAt): readonly Reminder[] {
  const date = archiveDue(state, at);
  return date === undefined ? [] : [{ kind: 'archive-due', date }];
}

/** S3: an appointment made in this meeting that stands nowhere else is not archived. */
function calendarReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  const opened = at.meeting === undefined ? undefined : state.meetings.get(at.meeting)?.openedBy;
  if (opened === undefined) return [];
  const order = placesOf(state);
  const from = order.get(opened) ?? Infinity;
  return [...state.items.values()]
    .filter((item) => item.kind === 'appointment')
    .filter((item) => (order.get(item.madeBy) ?? -1) > from && !standsElsewhere(state, item))
    .map((item) => ({ kind: 'only-in-calendar', item: item.id, date: item.date }));
}

/** In an activity that is due that day, or by its own words in a section of the minutes. */
function standsElsewhere(state: PlanState, appointment: Appointment): boolean {
  const title = appointment.title.toLocaleLowerCase();
  return [...state.items.values()].some((item) => {
    if (item.kind === 'activity') return [item.deadline, item.evaluateOn].includes(appointment.date);
    if (item.kind !== 'section') return false;
    return [item.heading, ...toLines(item.text)].some((line) => line.toLocaleLowerCase().includes(title));
  });
}

/** M5, M10: asked before the meeting is over. */
function endReminders(state: PlanState, at: RemindAt): readonly Reminder[] {
  if (at.meeting === undefined) return [];
  const isAssessed = state.need?.meeting === at.meeting;
  const isAgreed = state.meetings.get(at.meeting)?.next !== undefined;
  return [
    ...(isAssessed ? [] : [{ kind: 'need' } as const]),
    ...(isAgreed ? [] : [{ kind: 'next-meeting' } as const]),
  ];
}

/** P4, M8: what is to be archived in the services' own systems still is. */
function recordReminders(_state: PlanState, at: RemindAt): readonly Reminder[] {
  return at.meeting === undefined ? [] : [{ kind: 'own-records' }, { kind: 'conclusion' }];
}
