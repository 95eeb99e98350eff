import type { Body, Topic } from './bodies.ts';
import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';

/** A signature that the chair has seen (C9): who, for which part, and the day that stands on the form. */
export interface SeenSignature {
  readonly participant: Id;
  readonly part: 'plan' | 'health';
  readonly on: Day;
}

/** What people can ask of the law about consent and about how a plan ends (C1–C10, S1–S5). */
export type ConsentCommand =
  /** As it was given elsewhere, whole: a store that takes in what the signers' phones said. */
  | { readonly kind: 'consent.give'; readonly consent?: Id; readonly body: Body<'consent.given/1'> }
  | {
      readonly kind: 'consent.draft';
      readonly consent?: Id;
      readonly body: Omit<Body<'consent.drafted/1'>, 'on'>;
    }
  /** C9. `interpreterIsDone`: absent where no interpreter is here; `false` refuses. */
  | {
      readonly kind: 'consent.sign';
      readonly consent: Id;
      readonly form: 'eid' | 'paper';
      readonly signatures: readonly SeenSignature[];
      readonly interpreterIsDone?: boolean;
    }
  /** C10: a substitute or a support person, named for this meeting only and signed for on paper. */
  | {
      readonly kind: 'consent.forMeeting';
      readonly person:
        | { readonly participant: Id }
        | { readonly id?: Id; readonly name: string; readonly service?: string; readonly outside: boolean };
      readonly topics?: readonly Topic[];
      readonly signedBy: readonly Id[];
      readonly interpreterIsDone?: boolean;
    }
  /** C4: everything also closes the plan as the profile says (C5). */
  | { readonly kind: 'consent.withdraw'; readonly body: Omit<Body<'consent.withdrawn/1'>, 'on'> }
  | {
      readonly kind: 'plan.close';
      readonly why: 'need-ended' | 'family-wish' | 'individual-plan';
      readonly transfer?: boolean;
    }
  | { readonly kind: 'plan.deactivate' }
  /** C8: by a consent that was given after the plan ended. */
  | { readonly kind: 'plan.reopen'; readonly consent: Id }
  | { readonly kind: 'deletion.demand' }
  | { readonly kind: 'deletion.decide'; readonly granted: boolean };
