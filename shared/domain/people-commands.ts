import type { Body } from './bodies.ts';
import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';

/** What people can ask of the law about who is in the plan (R1–R15). Days are the day of the command. */
export type PeopleCommand =
  | { readonly kind: 'participant.add'; readonly participant: Id; readonly body: Body<'participant.added/1'> }
  | { readonly kind: 'access.change'; readonly body: Body<'access.changed/1'> }
  | { readonly kind: 'access.end'; readonly participant: Id; readonly on: Day }
  | { readonly kind: 'role.change'; readonly participant: Id; readonly role: 'relay-holder' | 'participant' }
  | { readonly kind: 'declaration.sign'; readonly participant: Id; readonly on: Day }
  | { readonly kind: 'holder.askFor' }
  /** R3, R8: by leader or administrator; the actor is `administrator`. */
  | { readonly kind: 'holder.name'; readonly participant: Id }
  | { readonly kind: 'standIn.name'; readonly meeting: Id; readonly participant: Id }
  | { readonly kind: 'custody.record'; readonly body: Omit<Body<'custody.recorded/1'>, 'on'> }
  | {
      readonly kind: 'handover.prepare';
      readonly handover?: Id;
      readonly body: Omit<Body<'handover.prepared/1'>, 'on'>;
    }
  /** R2: the incoming holder has the baton from now on; what becomes of the outgoing one follows. */
  | { readonly kind: 'handover.accept'; readonly handover: Id };
