import type { Day } from './calendar.ts';
import { accessHasEnded, consentInForce, holdersOn } from './consent.ts';
import type { Id } from './identity.ts';
import type { Profile } from './profile.ts';
import { draftIsGone } from './objections-consent.ts';
import type { Handover } from './standing.ts';
import type { Participant, PlanState } from './state.ts';
import { activitiesOf, goalsOf, isFamily } from './state.ts';
import { missingSignatures, whoSigns } from './who-signs.ts';

/** What the slip is drawn up for: the day, the rules of who signs, and what its reader may see. */
export interface SlipAt {
  readonly today: Day;
  readonly profile: Profile;
  readonly seen: ReadonlySet<Id>;
}

/** What stands between a handover and its acceptance. */
export type Missing = 'consent-draft' | 'signature' | 'who-signs' | 'next-meeting';

/** One line of the relay slip, people and items by id: whoever draws it has the words. */
export type SlipLine =
  | { readonly kind: 'holder'; readonly person: Id; readonly from?: Day }
  | { readonly kind: 'access-ends'; readonly person: Id; readonly date: Day }
  | { readonly kind: 'consent'; readonly state: 'in-force' | 'new-needed' | 'none'; readonly date?: Day }
  | { readonly kind: 'goal'; readonly item: Id }
  | { readonly kind: 'activity'; readonly item: Id; readonly date?: Day }
  | { readonly kind: 'next-meeting'; readonly date: Day; readonly place?: string }
  | { readonly kind: 'missing'; readonly what: Missing; readonly people: readonly Id[] };

/** The baton that is on its way; the newest where somebody prepared it twice. */
export function openHandover(state: PlanState): Handover | undefined {
  return [...state.handovers.values()].findLast((one) => one.acceptedOn === undefined);
}

/** R2, R8: approved employees of the plan whose access lasts, and who do not hold the baton. */
export function handoverCandidates(state: PlanState, today: Day): readonly Participant[] {
  return [...state.participants.values()].filter(
    (person) =>
      person.employee &&
      !isFamily(person) &&
      person.role !== 'relay-holder' &&
      person.forMeeting === undefined &&
      !accessHasEnded(person, today),
  );
}

/** C3: a transition waits for a consent that was given for it after the handover was prepared. */
export function needsNewConsent(state: PlanState, handover: Handover, today: Day): boolean {
  if (handover.transition === 'none') return false;
  return !state.consents.some(
    (one) =>
      one.transition === handover.transition && one.signedOn >= handover.on && consentInForce(one, today),
  );
}

/** One page from the outgoing to the incoming holder: who, from when, what is open, what is still missing. */
export function handoverSlip(state: PlanState, handover: Handover, at: SlipAt): readonly SlipLine[] {
  return [
    ...holderLines(state, handover, at.today),
    ...consentLine(state, handover, at.today),
    ...goalLines(state, at.seen),
    ...nextMeetingLine(state, at.today),
    ...missingLines(state, handover, at),
  ];
}

function holderLines(state: PlanState, handover: Handover, today: Day): readonly SlipLine[] {
  const { incoming, outgoing, acceptedOn, after, ends } = handover;
  const now = holdersOn(state, today).filter((person) => person.id !== incoming);
  const holders = now.map((person): SlipLine => ({ kind: 'holder', person: person.id }));
  const from = acceptedOn === undefined ? {} : { from: acceptedOn };
  const comes: SlipLine = { kind: 'holder', person: incoming, ...from };
  const last = state.participants.get(outgoing)?.accessEnds ?? (after === 'removed' ? ends : undefined);
  const leaves: readonly SlipLine[] =
    last === undefined ? [] : [{ kind: 'access-ends', person: outgoing, date: last }];
  return [...holders, comes, ...leaves];
}

function consentLine(state: PlanState, handover: Handover, today: Day): readonly SlipLine[] {
  const newest = state.consents.findLast((one) => one.meeting === undefined && consentInForce(one, today));
  if (newest === undefined) return [{ kind: 'consent', state: 'none' }];
  const isNew = needsNewConsent(state, handover, today);
  return [{ kind: 'consent', state: isNew ? 'new-needed' : 'in-force', date: newest.signedOn }];
}

/** Open goals, and under each what is not done, with its day: to be taken up, never as late (G7). */
function goalLines(state: PlanState, seen: ReadonlySet<Id>): readonly SlipLine[] {
  const goals = goalsOf(state).filter((goal) => goal.closed === undefined && seen.has(goal.id));
  return goals.flatMap((goal): SlipLine[] => {
    const open = activitiesOf(state, goal.id).filter((one) => one.closed === undefined && seen.has(one.id));
    const lines = open.map(({ id, deadline }): SlipLine => ({
      kind: 'activity',
      item: id,
      ...(deadline === undefined ? {} : { date: deadline }),
    }));
    return [{ kind: 'goal', item: goal.id }, ...lines];
  });
}

/** The nearest that is called, else what the last meeting agreed. */
function nextMeetingLine(state: PlanState, today: Day): readonly SlipLine[] {
  const agreed = [...state.meetings.values()].flatMap(({ next }) =>
    next?.date === undefined
      ? []
      : [{ date: next.date, ...(next.place === undefined ? {} : { place: next.place }) }],
  );
  const called = [...state.calls.values()].map(({ date, place }) => ({ date, place }));
  const lists = [called, agreed].map((list) => list.filter(({ date }) => date >= today));
  const nearest = (lists.find((list) => list.length > 0) ?? []).toSorted((one, other) =>
    one.date.localeCompare(other.date),
  )[0];
  return nearest === undefined ? [] : [{ kind: 'next-meeting', ...nearest }];
}

function missingLines(state: PlanState, handover: Handover, at: SlipAt): readonly SlipLine[] {
  if (handover.acceptedOn !== undefined) return [];
  const missing: SlipLine[] = [];
  if (needsNewConsent(state, handover, at.today)) missing.push(missingConsent(state, handover, at));
  if (nextMeetingLine(state, at.today).length === 0) {
    missing.push({ kind: 'missing', what: 'next-meeting', people: [] });
  }
  return missing;
}

/** C3, C6: first somebody writes the new text, then those who sign sign it. */
function missingConsent(state: PlanState, handover: Handover, at: SlipAt): SlipLine {
  const draft = [...state.drafts.values()].findLast(
    (one) => one.transition === handover.transition && !draftIsGone(one.writtenOn, at),
  );
  if (draft === undefined) return { kind: 'missing', what: 'consent-draft', people: [] };
  const signers = whoSigns(state, at);
  if (signers.kind === 'ask') return { kind: 'missing', what: 'who-signs', people: [] };
  return { kind: 'missing', what: 'signature', people: missingSignatures(signers, draft) };
}
