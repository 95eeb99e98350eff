import type { Body, Language, PlanPart, Responsible, Role, Status, Topic } from './bodies.ts';
import type { Choice } from './bodies-questions.ts';
import type { Day, Instant } from './calendar.ts';
import type { FactId, Id } from './identity.ts';
import type { RichText } from './rich-text.ts';
import type {
  AppointmentFields,
  ConsentDraft,
  Custody,
  Deletion,
  Handover,
  LineFields,
  MeetingCall,
  MessageFields,
  Need,
  PlanEnd,
} from './standing.ts';
import type { SayingFields, WordFields, Wording } from './standing-words.ts';

/** The fact that last set each changeable field: what a later change must name as its `base`. */
export type SetBy = Readonly<Record<string, FactId>>;

interface ItemBase {
  readonly id: Id;
  /** What it stands under; it is never seen by more people than that (R5). */
  readonly parent?: Id;
  readonly topic: Topic;
  readonly limitedTo?: readonly Id[];
  readonly setBy: SetBy;
  /** The fact that made it. */
  readonly madeBy: FactId;
  /** Its sentences as people say them in the other written form. */
  readonly wordings?: readonly Wording[];
}

export interface Goal extends ItemBase {
  readonly kind: 'goal';
  readonly title: string;
  readonly closed?: { readonly on: Day; readonly reason: string; readonly reached: boolean };
}
export interface Activity extends ItemBase {
  readonly kind: 'activity';
  readonly parent: Id;
  readonly description: string;
  readonly responsible: readonly Responsible[];
  readonly deadline?: Day;
  readonly evaluateOn?: Day;
  readonly status: Status;
  readonly closed?: { readonly on: Day; readonly reason: string };
}
export interface Evaluation extends ItemBase {
  readonly kind: 'evaluation';
  readonly parent: Id;
  readonly date: Day;
  readonly text: string;
  readonly saidBy: readonly Id[];
  readonly writtenBy: Id;
}
export interface Comment extends ItemBase {
  readonly kind: 'comment';
  readonly parent: Id;
  readonly date: Day;
  readonly text: string;
  readonly writtenBy: Id;
}
/** One approved section of the minutes. */
export interface MinutesSection extends ItemBase {
  readonly kind: 'section';
  readonly meeting: Id;
  readonly heading: string;
  readonly position: number;
  readonly text: RichText;
}
export interface DocumentItem extends ItemBase {
  readonly kind: 'document';
  readonly category: 'minutes' | 'note' | 'other';
  readonly meeting?: Id;
  readonly title: string;
  readonly sha256: string;
  readonly copy?: true;
  readonly holds?: readonly Id[];
}
export type MinutesLine = ItemBase & LineFields;
export type Message = ItemBase & MessageFields;
export type Appointment = ItemBase & AppointmentFields;
export type Saying = ItemBase & SayingFields;
export type Word = ItemBase & WordFields;
export type Item =
  | Goal
  | Activity
  | Evaluation
  | Comment
  | MinutesSection
  | MinutesLine
  | DocumentItem
  | Message
  | Appointment
  | Saying
  | Word;
export type ItemKind = Item['kind'];

export interface Participant {
  readonly id: Id;
  readonly role: Role;
  readonly name: string;
  readonly shownAs?: string;
  readonly familyWord?: string;
  readonly service?: string;
  readonly position?: string;
  readonly access: 'read' | 'full';
  readonly accessEnds?: Day;
  readonly employee: boolean;
  /** Of the plan owner alone: who signs and until when depends on it (C6, R13). */
  readonly born?: Day;
  readonly without?: readonly PlanPart[];
  readonly outside?: boolean;
  readonly dutyBound?: boolean;
  readonly needsDeclaration?: boolean;
  readonly declaredOn?: Day;
  readonly forMeeting?: Id;
}

export interface Consent {
  readonly id: Id;
  readonly signedOn: Day;
  readonly signedBy: readonly Id[];
  readonly expiresOn?: Day;
  readonly meeting?: Id;
  readonly names: Body<'consent.given/1'>['names'];
  readonly healthSignedBy?: readonly Id[];
  readonly transition?: Body<'consent.given/1'>['transition'];
  readonly oldContent?: boolean;
}

export interface Meeting {
  readonly id: Id;
  /** The fact that opened it: what came after it came of this meeting. */
  readonly openedBy: FactId;
  readonly date: Day;
  readonly time: string;
  readonly place: string;
  readonly chair: Id;
  readonly minuteTaker: Id;
  readonly attended: readonly { participant: Id; part: 'whole' | 'some'; by: 'room' | 'phone' | 'video' }[];
  readonly interpreter?: { readonly language: string; readonly by: 'room' | 'phone' | 'video' };
  readonly answers: Readonly<Record<Id, { answer: Body<'minutes.answered/1'>['answer']; spoken: boolean }>>;
  readonly remarks: readonly { by: Id; date: Day; text: string }[];
  readonly next?: { readonly date?: Day; readonly time?: string; readonly place?: string };
  readonly childHeard?: Omit<Body<'child.heard/1'>, 'meeting'>;
  readonly familyInformed?: boolean;
  readonly ended: boolean;
}

/** A change that lost against an earlier one: kept and shown, not in force (research sync §2.5). */
export interface Proposal {
  readonly fact: FactId;
  readonly item: Id;
  readonly field: Body<'activity.changed/1'>['field'];
  readonly current: FactId;
  readonly value: Body<'activity.changed/1'>['value'];
  readonly by: Id;
  readonly saidBy: readonly Id[];
  readonly at: Instant;
}

/** The fold of a plan's facts. Everything that a rule asks about; nothing that a room merely shows. */
export interface PlanState {
  readonly plan?: {
    readonly id: Id;
    readonly about: 'child' | 'youth' | 'pregnant';
    readonly language: Language;
  };
  readonly participants: ReadonlyMap<Id, Participant>;
  readonly consents: readonly Consent[];
  readonly drafts: ReadonlyMap<Id, ConsentDraft>;
  readonly custody?: Custody;
  readonly handovers: ReadonlyMap<Id, Handover>;
  /** R11: the day the family asked for another holder; gone when another has the baton. */
  readonly holderAskedFor?: Day;
  /** R15: named before the meeting was opened. */
  readonly standIns: ReadonlyMap<Id, Id>;
  readonly ended?: PlanEnd;
  readonly deletion?: Deletion;
  /** C8: what was written before a reopening that did not open it: for the family alone. */
  readonly sealed: ReadonlySet<Id>;
  readonly need?: Need;
  readonly calls: ReadonlyMap<Id, MeetingCall>;
  /** K1: taken out of a calendar by whoever put them there. */
  readonly calledOff: ReadonlyMap<Id, MeetingCall>;
  /** C4: everything was withdrawn, and by which fact. */
  readonly withdrawn?: FactId;
  /** The newest withdrawal, of whatever grade: a consent that did not know of it must be given anew. */
  readonly lastWithdrawal?: FactId;
  readonly items: ReadonlyMap<Id, Item>;
  /** Items under an item, in the order they came; goals stand under ''. */
  readonly children: ReadonlyMap<Id, readonly Id[]>;
  readonly meetings: ReadonlyMap<Id, Meeting>;
  readonly proposals: readonly Proposal[];
  /** Facts that a person was asked about, and the answer: a late copy of the question does not come back. */
  readonly settled: ReadonlyMap<FactId, Choice>;
  /** Every fact folded so far, so that the same fact twice is once. */
  readonly facts: ReadonlySet<FactId>;
}

export const emptyState: PlanState = {
  participants: new Map(),
  consents: [],
  drafts: new Map(),
  handovers: new Map(),
  standIns: new Map(),
  sealed: new Set(),
  calls: new Map(),
  calledOff: new Map(),
  items: new Map(),
  children: new Map(),
  meetings: new Map(),
  proposals: [],
  settled: new Map(),
  facts: new Set(),
};

export function itemsUnder(state: PlanState, parent: Id): readonly Item[] {
  const ids = state.children.get(parent) ?? [];
  return ids.flatMap((id) => state.items.get(id) ?? []);
}

export function goalsOf(state: PlanState): readonly Goal[] {
  return itemsUnder(state, '').filter((item) => item.kind === 'goal');
}

export function activitiesOf(state: PlanState, goal: Id): readonly Activity[] {
  return itemsUnder(state, goal).filter((item) => item.kind === 'activity');
}

/** Newest first; two on the same day stand in the order they were written. */
export function evaluationsOf(state: PlanState, activity: Id): readonly Evaluation[] {
  const found = itemsUnder(state, activity).filter((item) => item.kind === 'evaluation');
  return found.toReversed().toSorted((one, other) => other.date.localeCompare(one.date));
}

export function planOwnerOf(state: PlanState): Participant | undefined {
  return [...state.participants.values()].find((person) => person.role === 'plan-owner');
}

export function isFamily(person: Participant): boolean {
  return person.role === 'plan-owner' || person.role === 'guardian';
}
