import type { Result } from '#domain/result.ts';

/** A message with its document, ready to go. */
export interface ArchiveParcel {
  /** Derived from plan and document (`stableId`): sent twice it is the same parcel. */
  readonly id: string;
  readonly message: string;
  readonly document: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string };
}

/** `not-now`: try again later. `differs`: something else was sent under this id before, and stays. */
export interface NotSent {
  readonly kind: 'not-now' | 'differs';
}

/**
 * The way to an archive core. Sending must bear being repeated: after a crash the same parcel comes again. Files in a
 * folder are the way that works today; Fiks IO and eFormidling's integration point would be others.
 */
export interface ArchiveTransport {
  readonly name: string;
  readonly send: (parcel: ArchiveParcel) => Promise<Result<{ readonly already: boolean }, NotSent>>;
}
