import type { Body, Topic } from './bodies.ts';
import type { LineKind } from './bodies-meeting.ts';
import type { Clock, Day } from './calendar.ts';
import type { FactId, Id } from './identity.ts';

/** A consent that is written but not in force (C1). `signed` grows one signature at a time (C6, C9). */
export interface ConsentDraft {
  readonly id: Id;
  readonly writtenOn: Day;
  readonly names: Body<'consent.drafted/1'>['names'];
  readonly expiresOn?: Day;
  readonly meeting?: Id;
  readonly reminder?: string;
  readonly transition?: Body<'handover.prepared/1'>['transition'];
  readonly oldContent?: boolean;
  readonly signed: readonly Signature[];
}

export interface Signature {
  readonly participant: Id;
  readonly part: 'plan' | 'health';
  readonly on: Day;
  readonly form: 'eid' | 'paper';
}

/** C6: who decides for the plan owner, as it was told. */
export type Custody = Body<'custody.recorded/1'>;

export interface Handover {
  readonly id: Id;
  readonly outgoing: Id;
  readonly incoming: Id;
  readonly on: Day;
  readonly after: 'participant' | 'removed';
  readonly ends?: Day;
  readonly transition: Body<'handover.prepared/1'>['transition'];
  readonly acceptedOn?: Day;
}

/** S1, S2, C5: why the plan is locked, and how. */
export interface PlanEnd {
  readonly fact: FactId;
  readonly kind: 'closed' | 'inactive';
  readonly on: Day;
  readonly why?: Body<'plan.closed/1'>['why'];
  /** The meeting in which it ended: it goes on seeing the plan until it is over itself. */
  readonly meeting?: Id;
}

/** S5: without the content. */
export interface Deletion {
  readonly demandedOn: Day;
  readonly decided?: { readonly on: Day; readonly granted: boolean };
  readonly executedOn?: Day;
}

/** G6, M10: the newest answer. */
export type Need = Body<'need.assessed/1'>;

/** M1, K1: a meeting that is called and not held yet. */
export interface MeetingCall {
  readonly id: Id;
  readonly date: Day;
  readonly time: Clock;
  readonly place: string;
  readonly chair: Id;
  readonly minuteTaker?: Id;
  readonly invited: readonly Id[];
  readonly agenda: Body<'meeting.called/1'>['agenda'];
  /** Rises with every change, its being called off too: a calendar takes the highest. */
  readonly sequence: number;
  /** The fact that made it as it is. */
  readonly setBy: FactId;
  /** Who was asked to come and no longer is, and to what: they are told so, and nothing newer. */
  readonly notAsked: readonly PastAsking[];
}

export interface PastAsking {
  readonly participant: Id;
  readonly date: Day;
  readonly time: Clock;
  readonly place: string;
}

/** M1: a line of the minutes. Whose words they are: nobody's for a decision, one of the family's for `words`. */
export interface LineFields {
  readonly kind: 'line';
  readonly meeting: Id;
  readonly line: LineKind;
  readonly text: string;
  readonly saidBy: readonly Id[];
  readonly writtenBy: Id;
}

/** K2. An item like others: its readers are its recipients, its writer, the family and the holders. */
export interface MessageFields {
  readonly kind: 'message';
  readonly date: Day;
  readonly text: string;
  readonly writtenBy: Id;
  /** Absent: everybody. */
  readonly to?: readonly Id[];
  /** K3: who has deleted it. */
  readonly deletedBy: readonly Id[];
}

/** K1: in the calendar, which is not archived (S3). */
export interface AppointmentFields {
  readonly kind: 'appointment';
  readonly title: string;
  readonly date: Day;
  readonly time?: Clock;
  readonly place?: string;
}

/** Topics as a participant's consent gives them today; no topic is no access. */
export type Topics = readonly Topic[];
