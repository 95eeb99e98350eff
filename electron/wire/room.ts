import type { CommandName } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';

/** The shape of `Result` in the domain, which this room does not know. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** Who calls. Made by the wire from the proof of a connection, never from what a page says. */
export interface Caller {
  /** The same for as long as the page lives, over reconnects and over a new host. */
  readonly session: string;
  readonly role: PageRole;
  readonly table?: string;
  readonly participant?: string;
}

/** What answers behind the wire. */
export interface Room {
  /** `input` is already parsed with the command's own schema, and the role is allowed. */
  answer(caller: Caller, command: CommandName, input: unknown): Promise<Answer<unknown>>;
  /** The whole view of this caller, part by part, each plain JSON. */
  view(caller: Caller): Readonly<Record<string, unknown>>;
  arrived(caller: Caller): void;
  /** `isWanted`: one of the two closed the connection, and the page lives; else it died, or went. */
  left(session: string, isWanted?: boolean): void;
}

/** What stands of a table page: its place in the room, or that it waits for the chair. */
export interface Standing {
  readonly table: string;
  readonly role: PageRole;
  readonly participant?: string;
  /** Of a device on the network: the only key that may sign for it. */
  readonly key?: string;
}

/** Table pages, kept with the meeting. Only hashes come here, so no file holds a link that opens. */
export interface Admissions {
  /**
   * Spends the token of a link, or a code, once, and ties the page's credential to it. With `key` for a device on the
   * network, without for a window of this machine: neither opens what was made for the other.
   */
  present(tokenHash: string, credentialHash: string, key?: string): Answer<{ readonly table: string }>;
  /** `undefined` when the page was removed or was never known. */
  standing(credentialHash: string): Standing | undefined;
  /** A device is still there; `isTouched`: somebody uses it. */
  heard(credentialHash: string, isTouched: boolean): void;
  /** Somebody guesses: no invitation to a device that is open now opens anything any more. */
  spoil(): void;
}

/** One-time tokens of the shell's own windows. Whoever outlives the host keeps them. */
export interface WindowTokens {
  spend(tokenHash: string): Promise<PageRole | undefined>;
}

/** Time as the wire needs it. */
export interface Timers {
  /** Milliseconds that only grow. */
  now(): number;
  after(milliseconds: number, run: () => void): () => void;
  every(milliseconds: number, run: () => void): () => void;
  /** Once, when the work at hand is done. */
  soon(run: () => void): void;
}

/** Field names are on a list of their own; no value of a plan is ever among them. */
export interface Log {
  note(event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  /** Gives back the reference under which the log tells more. */
  fault(event: string, error: unknown): string;
}
