import type { Body, Verb } from './bodies.ts';
import { bodySchemas } from './bodies.ts';
import type { Fact } from './fact.ts';
import { upcasters } from './upcast.ts';

type Envelope = Omit<Fact, 'verb' | 'body' | 'removed'>;

/** A fact whose verb and body this version knows: what the law works on. */
export type KnownFact = {
  [Named in Verb]: Envelope & { readonly verb: Named; readonly body: Body<Named> };
}[Verb];

/** What reading a stored fact can give. Nothing that was written is ever thrown away. */
export type FactReading =
  | { readonly kind: 'known'; readonly fact: KnownFact }
  /** A verb of a newer version: kept whole, shown to holders only, not folded (design §3). */
  | { readonly kind: 'unknown'; readonly fact: Fact }
  /** The body was taken away by S5, C5 or K3; the envelope stays. */
  | { readonly kind: 'emptied'; readonly fact: Fact }
  | { readonly kind: 'malformed'; readonly fact: Fact; readonly path: string };

function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(bodySchemas, verb);
}

/** Reads any fact ever written: old shapes are lifted step by step to the one in force. */
export function readFact(fact: Fact): FactReading {
  if (fact.removed !== undefined) return { kind: 'emptied', fact };
  let verb = fact.verb;
  let body: unknown = fact.body;
  for (let lift = upcasters[verb]; lift !== undefined; lift = upcasters[verb]) {
    body = lift.body(body);
    verb = lift.to;
  }
  if (!isVerb(verb)) return { kind: 'unknown', fact };
  const parsed = bodySchemas[verb].safeParse(body);
  if (!parsed.success) {
    return { kind: 'malformed', fact, path: parsed.error.issues[0]?.path.join('.') ?? '' };
  }
  return { kind: 'known', fact: asKnown(fact, verb, parsed.data) };
}

/** Verb and body were parsed together by the line above: the pairing that TypeScript cannot follow. */
function asKnown(fact: Fact, verb: Verb, body: unknown): KnownFact {
  const { removed: _removed, ...envelope } = fact;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- verb and body come from one schema
  return { ...envelope, verb, body } as KnownFact;
}
