import { planHasEnded } from './consent.ts';
import type { KnownFact } from './known-fact.ts';
import type { ObjectionContext } from './objection-context.ts';
import type { LawRefusal } from './refusal.ts';
import type { PlanState } from './state.ts';
import { hasTable } from './verb-rights.ts';
import { objectToConsent } from './objections-consent.ts';
import { objectToMeeting } from './objections-meeting.ts';
import { objectToPeople } from './objections-people.ts';
import { objectToQuestion } from './objections-questions.ts';
import { objectToWords } from './objections-words.ts';

/** What a rule has against a fact that its writer might otherwise write. Nothing: it may stand. */
export function objectTo(state: PlanState, fact: KnownFact, at: ObjectionContext): LawRefusal | undefined {
  return (
    objectToLocked(state, fact, at) ??
    objectToConsent(state, fact, at) ??
    objectToPeople(state, fact, at) ??
    objectToMeeting(state, fact, at) ??
    objectToQuestion(state, fact) ??
    objectToWords(state, fact)
  );
}

/** S2, D4: a plan that has ended is locked; consent, deletion and the family's remarks still come through. */
function objectToLocked(state: PlanState, fact: KnownFact, at: ObjectionContext): LawRefusal | undefined {
  if (!planHasEnded(state, at)) {
    const isReopening = fact.verb === 'plan.reopened/1' && state.ended === undefined;
    return isReopening ? { kind: 'plan-not-ended' } : undefined;
  }
  const isThrough = hasTable('beforeConsent', fact.verb) || throughTheLock.has(fact.verb);
  return isThrough || isOfThatMeeting(state, fact) ? undefined : { kind: 'plan-ended' };
}

/** Beside what the holder may write without a consent: the meeting in which the plan is taken up again (C8). */
const throughTheLock: ReadonlySet<string> = new Set([
  'consent.expired/1',
  'holder.named/1',
  'holder.askedFor/1',
  'deletion.decided/1',
  'deletion.executed/1',
  'minuteTaker.appointed/1',
  'remark.added/1',
  'minutes.answered/1',
]);

/** C4: what ends the meeting in which the consent was withdrawn comes after the withdrawal. */
function isOfThatMeeting(state: PlanState, fact: KnownFact): boolean {
  const meeting = state.ended?.meeting;
  if (meeting === undefined || state.meetings.get(meeting)?.ended !== false) return false;
  return 'meeting' in fact.body && fact.body.meeting === meeting;
}
