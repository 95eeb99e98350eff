import type { Id } from '#domain/identity.ts';

/** A room that a person signed in to from their own phone: for one meeting, or to open one new plan (M6). */
export interface RoomCaller {
  readonly kind: 'room';
  readonly grant: string;
  readonly person: string;
  readonly device: string;
  /** Absent until the new plan is opened. */
  readonly plan?: Id;
  readonly participant?: Id;
  readonly meeting?: Id;
}

/** Who asks over the line, as the sign-in says; what a body claims is never believed. */
export type Caller =
  /** The one token of a store to try out: everybody in it is made up. */
  | { readonly kind: 'tryout' }
  | RoomCaller
  /** The key that came with a loan: delivers under it until the receipt, and reads nothing. */
  | { readonly kind: 'delivery'; readonly plan: Id; readonly loan: Id };

/** Finds whom a bearer token was given to; the sign-in knows, nobody else. */
export type FindRoom = (token: string) => Promise<RoomCaller | undefined>;
