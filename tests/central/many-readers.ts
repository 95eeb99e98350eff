import { inService, type Store } from '#store/store.ts';
import { writeLoan } from '#store/loans/loan-rows.ts';
import type { Central } from '#store/start-central.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { changesSchema } from '#sync/messages.ts';
import { problemSchema } from '#sync/problems.ts';
import { drawFrom, seedOf } from '../domain/draw.ts';
import { factsFor, keepRandomPlan, people } from './random-plans.ts';
import { token } from './tryout-store.ts';

interface Reader {
  readonly plan: string;
  readonly loan: string;
  /** The very facts that are theirs, as text. */
  readonly theirs: string;
}

export interface ManyReaders {
  readonly answers: number;
  /** Answers that were not what this person may read, letter for letter. */
  readonly wrong: number;
  /** Different answers among them: people who all read the same would prove nothing. */
  readonly different: number;
}

const readers = 20;
const pulls = 200;

/** 200 pulls at once by 20 people of random plans, over HTTP, in one process. */
export async function pullAtOnce(central: Central, seed: number): Promise<ManyReaders> {
  const asking = await drawReaders(central, seed);
  const answers = await Promise.all(
    Array.from({ length: pulls }, async (_none, index) => {
      const reader = asking[index % asking.length];
      if (reader === undefined) throw new Error('There are readers');
      return { theirs: reader.theirs, given: await pull(central, reader) };
    }),
  );
  return {
    answers: answers.length,
    wrong: answers.filter(({ theirs, given }) => theirs !== given).length,
    different: new Set(answers.map(({ given }) => given)).size,
  };
}

type Person = Omit<Reader, 'loan'> & { readonly reader: string };

/** From as many random plans as it takes: half of the readers at least read what no other of them does. */
async function drawReaders({ store }: Central, seed: number): Promise<readonly Reader[]> {
  const known: Person[] = [];
  const byAnswer = new Map<string, Person>();
  for (let number = 0; byAnswer.size < readers / 2; number += 1) {
    const plan = await keepRandomPlan(store, Math.abs(seedOf(seed, number)));
    for (const reader of people) {
      const facts = factsFor(store, plan, reader);
      const theirs = facts === undefined ? 'access-ended' : writeCanonicalJson(facts);
      const person = { plan: plan.id, reader, theirs };
      known.push(person);
      if (!byAnswer.has(theirs)) byAnswer.set(theirs, person);
    }
  }
  const draw = drawFrom(seed);
  const drawn = [...byAnswer.values()].slice(0, readers);
  while (drawn.length < readers) drawn.push(...known.slice(draw.below(known.length)).slice(0, 1));
  return Promise.all(drawn.map((person, index) => lendTo(store, person, `rom-${index}`)));
}

async function lendTo(store: Store, person: Person, device: string): Promise<Reader> {
  const { plan, reader, theirs } = person;
  const offlineUntil = new Date(store.now() + 3_600_000).toISOString();
  const lent = { plan, meeting: 'm1', device, reader, offlineUntil };
  const { loan } = await inService(store, (within) => writeLoan(store, within, lent));
  return { plan, loan, theirs };
}

async function pull({ address }: Central, { plan, loan }: Reader): Promise<string> {
  const response = await fetch(new URL(`/v1/plans/${plan}/changes?loan=${loan}`, address), {
    headers: { authorization: `Bearer ${token}` },
  });
  const body: unknown = await response.json();
  if (!response.ok) return problemSchema.parse(body).type;
  return writeCanonicalJson(changesSchema.parse(body).facts.map(({ fact }) => fact));
}
