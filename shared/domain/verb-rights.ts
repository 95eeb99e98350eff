import type { Verb } from './bodies.ts';

/** Who may write which verbs, said once. `rights.ts` says when a person is one of these. */
const tables = {
  /** R4: everybody who sees the plan. */
  read: ['comment.added/1', 'message.sent/1', 'message.deleted/1'],
  /** The family at any time, whatever the profile says of writing: C4, C9, D4, K2, R11, S5. */
  family: [
    'comment.added/1',
    'remark.added/1',
    'minutes.answered/1',
    'message.sent/1',
    'message.deleted/1',
    'consent.signed/1',
    'consent.given/1',
    'consent.withdrawn/1',
    'holder.askedFor/1',
    'deletion.demanded/1',
    'plan.closed/1',
  ],
  /** R4, R15: the holder alone, and a stand-in who chairs where nothing below forbids it. */
  holder: [
    'plan.opened/1',
    'participant.added/1',
    'access.ended/1',
    'access.changed/1',
    'role.changed/1',
    'declaration.signed/1',
    'holder.askedFor/1',
    'holder.named/1',
    'standIn.named/1',
    'custody.recorded/1',
    'handover.prepared/1',
    'handover.accepted/1',
    'consent.drafted/1',
    'consent.signed/1',
    'consent.given/1',
    'consent.withdrawn/1',
    'consent.expired/1',
    'plan.closed/1',
    'plan.deactivated/1',
    'plan.reopened/1',
    'deletion.demanded/1',
    'deletion.decided/1',
    'deletion.executed/1',
    'item.limited/1',
    'meeting.called/1',
    'meeting.cancelled/1',
    'meeting.opened/1',
    'meeting.ended/1',
    'minuteTaker.appointed/1',
    'goal.closed/1',
    'question.settled/1',
    'saying.set/1',
    'word.explained/1',
  ],
  /** M1: what is the holder's elsewhere, and in a meeting is what the meeting decides. */
  minuteTaker: ['meeting.called/1', 'meeting.cancelled/1'],
  /** R15: a stand-in has no way to more rights: not consent, not access, not closing. */
  neverOfAStandIn: [
    'plan.opened/1',
    'participant.added/1',
    'access.ended/1',
    'access.changed/1',
    'role.changed/1',
    'declaration.signed/1',
    'holder.named/1',
    'standIn.named/1',
    'custody.recorded/1',
    'handover.prepared/1',
    'handover.accepted/1',
    'consent.drafted/1',
    'consent.signed/1',
    'consent.given/1',
    'consent.expired/1',
    'plan.closed/1',
    'plan.deactivated/1',
    'plan.reopened/1',
    'deletion.decided/1',
    'deletion.executed/1',
    // For those who see every topic, as a stand-in need not (R5): what a stand-in says of words is for today.
    'saying.set/1',
    'word.explained/1',
  ],
  /** What passes by itself, and what is decided above the holder (R3, C7, S5). */
  neverOfAHolder: ['holder.named/1', 'consent.expired/1', 'deletion.decided/1', 'deletion.executed/1'],
  /** C1, C7: what the holder may write while no consent is in force. */
  beforeConsent: [
    'plan.opened/1',
    'participant.added/1',
    'access.ended/1',
    'access.changed/1',
    'role.changed/1',
    'declaration.signed/1',
    'standIn.named/1',
    'custody.recorded/1',
    'handover.prepared/1',
    'handover.accepted/1',
    'consent.drafted/1',
    'consent.signed/1',
    'consent.given/1',
    'consent.withdrawn/1',
    'plan.closed/1',
    'plan.deactivated/1',
    'plan.reopened/1',
    'deletion.demanded/1',
    'meeting.called/1',
    'meeting.cancelled/1',
    'meeting.opened/1',
    'attendance.recorded/1',
    'interpreter.attended/1',
    'family.informed/1',
    'nextMeeting.agreed/1',
    'meeting.ended/1',
    'question.settled/1',
  ],
  /** C4: what ends the meeting in which everything was withdrawn, by whoever chairs it. */
  afterWithdrawal: [
    'plan.closed/1',
    'attendance.recorded/1',
    'interpreter.attended/1',
    'document.added/1',
    'meeting.ended/1',
  ],
  /** Design idea 7: what the store writes when a day passes, and when it has carried something out. */
  system: ['access.ended/1', 'consent.given/1', 'consent.expired/1', 'deletion.executed/1'],
  /** R3, R8, R15, S5: names people and decides on a demand; sees nothing. */
  administrator: ['holder.named/1', 'standIn.named/1', 'access.ended/1', 'deletion.decided/1'],
} as const satisfies Record<string, readonly Verb[]>;

const sets = new Map<string, ReadonlySet<Verb>>(
  Object.entries(tables).map(([name, verbs]) => [name, new Set<Verb>(verbs)]),
);

export type RightsTable = keyof typeof tables;

export function hasTable(table: RightsTable, verb: Verb): boolean {
  return sets.get(table)?.has(verb) === true;
}
