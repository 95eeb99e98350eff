import type { Body, Verb } from './bodies.ts';
import type { FactId, Id } from './identity.ts';
import type { LawRefusal } from './refusal.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';

/** A fact without its envelope. */
export interface Planned {
  readonly item: Id;
  readonly verb: Verb;
  readonly body: Body<Verb>;
  readonly base?: FactId;
  /** Whose words they are, where it is not for the whole command to say (M1). */
  readonly saidBy?: readonly Id[];
}

export type Plan = Result<readonly Planned[], LawRefusal>;

/** A text that people wrote: trimmed, never empty, never cut silently. */
export function written(text: string, field: string, most: number): Result<string, LawRefusal> {
  const clean = text.normalize('NFC').trim();
  if (clean === '') return no({ kind: 'empty-text', field });
  if (clean.length > most) return no({ kind: 'text-too-long', field });
  return yes(clean);
}

/** One fact and nothing beside it. */
export function one<Named extends Verb>(item: Id, verb: Named, body: Body<Named>): Plan {
  return yes([{ item, verb, body }]);
}
