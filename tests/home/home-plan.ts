import { randomBytes } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Body, Verb } from '#domain/bodies.ts';
import { type Fact, factSchema } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { createIds } from '#domain/uuid.ts';
import { hashBytes } from '#store/database/hash.ts';
import type { HomeCommand, HomePlan } from '#sync/home-messages.ts';
import { homeAnswerSchema, homePlanSchema } from '#sync/home-messages.ts';
import { problemSchema } from '#sync/problems.ts';
import { day, type HomeStore, seedPlan } from './home-store.ts';

export const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });

export interface FactRow<Named extends Verb> {
  readonly verb: Named;
  readonly item: string;
  readonly body: Body<Named>;
  readonly by?: string;
}

export function makeFact<Named extends Verb>(plan: string, row: FactRow<Named>): KnownFact {
  const { verb, item, body, by = 'holder' } = row;
  const reading = readFact({
    id: newId(),
    command: newId(),
    plan,
    item,
    verb,
    saidBy: [],
    writtenBy: by,
    proof: 'eid',
    at: `${day}T10:00:00.000Z`,
    profile: 'v',
    body: z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(body))),
  });
  if (reading.kind !== 'known') throw new Error(`A test made a fact that cannot be read: ${verb}`);
  return reading.fact;
}

export const pdf = Buffer.from('%PDF-1.7 oppdiktet referat');
export const secretPdf = Buffer.from('%PDF-1.7 oppdiktet om helse');

/**
 * A child with two guardians, a holder, a nurse who sees health, a teacher's helper whom no consent names yet, and a
 * meeting that was held: one section each of school, health and family.
 */
export function familyFacts(plan: string, more: { readonly born?: string } = {}): KnownFact[] {
  const make = <Named extends Verb>(verb: Named, item: string, body: Body<Named>): KnownFact =>
    makeFact(plan, { verb, item, body });
  const staff = { role: 'participant', access: 'full', employee: true } as const;
  const guardian = { role: 'guardian', access: 'read', employee: false } as const;
  const section = (topic: 'school' | 'health' | 'family', position: number): KnownFact =>
    make('section.approved/1', `s-${topic}`, {
      meeting: 'm1',
      heading: `Om ${topic}`,
      position,
      topic,
      text: fromPlainText(`Tekst om ${topic}`),
    });
  const document = (item: string, topic: 'other' | 'health', bytes: Uint8Array): KnownFact =>
    make('document.added/1', item, {
      category: 'minutes',
      meeting: 'm1',
      title: `Referat ${topic}`,
      topic,
      sha256: hashBytes(bytes),
      bytes: bytes.length,
      mediaType: 'application/pdf',
    });
  return [
    make('plan.opened/1', plan, { about: 'child', language: 'nb' }),
    make('participant.added/1', 'child', {
      role: 'plan-owner',
      name: 'Ada Fjeldberg',
      access: 'read',
      employee: false,
      born: more.born ?? '2017-03-01',
    }),
    make('participant.added/1', 'mor', { ...guardian, name: 'Hanne Fjeldberg', familyWord: 'mor' }),
    make('participant.added/1', 'far', { ...guardian, name: 'Jon Fjeldberg', familyWord: 'far' }),
    make('participant.added/1', 'holder', { ...staff, role: 'relay-holder', name: 'Siri Bakke' }),
    make('participant.added/1', 'nurse', { ...staff, name: 'Tone Lid', service: 'Lia helsestasjon' }),
    make('participant.added/1', 'newcomer', { ...staff, name: 'Frode Sæther' }),
    make('consent.given/1', 'c1', {
      signedOn: '2026-09-01',
      signedBy: ['mor', 'far'],
      form: 'paper',
      names: [{ participant: 'holder' }, { participant: 'nurse', topics: ['health'] }],
    }),
    make('meeting.opened/1', 'm1', {
      date: '2026-11-10',
      time: '13:00',
      place: 'Rom 214',
      chair: 'holder',
      minuteTaker: 'holder',
    }),
    make('attendance.recorded/1', newId(), { meeting: 'm1', participant: 'mor', part: 'whole', by: 'room' }),
    section('school', 0),
    section('health', 1),
    section('family', 2),
    document('d-whole', 'other', pdf),
    document('d-health', 'health', secretPdf),
    make('meeting.ended/1', 'm1', { meeting: 'm1', on: '2026-11-10' }),
  ];
}

export function draftFact(
  plan: string,
  more: Partial<Body<'consent.drafted/1'>> = {},
  item = 'c2',
): KnownFact {
  const names = [
    { participant: 'holder' },
    { participant: 'nurse', topics: ['health' as const] },
    { participant: 'newcomer', topics: ['school' as const] },
  ];
  const body = { on: '2026-11-20', names, ...more };
  return makeFact(plan, { verb: 'consent.drafted/1', item, body });
}

export const everybody = ['child', 'mor', 'far', 'holder', 'nurse', 'newcomer'];

let count = 0;

/** A plan of its own for each test. */
export async function openFamily(
  home: HomeStore,
  facts: (plan: string) => readonly KnownFact[] = (plan) => [...familyFacts(plan), draftFact(plan)],
): Promise<string> {
  count += 1;
  const plan = `familie-${count}`;
  const documents = [pdf, secretPdf].map((bytes) => ({ bytes, mediaType: 'application/pdf' }));
  await seedPlan(home, { plan, facts: facts(plan), people: everybody, documents });
  return plan;
}

export interface Asking {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | Buffer;
}

export function ask({ app }: HomeStore, asking: Asking): Promise<LightMyRequestResponse> {
  const { url, method = 'GET', as, headers = {}, body } = asking;
  const person = as === undefined ? {} : { 'x-person': `p-${as}` };
  const given = { method, url, headers: { 'x-stafettrom': '1', ...person, ...headers } };
  return body === undefined ? app.inject(given) : app.inject({ ...given, payload: body });
}

/** The plan as this participant has it at home. */
export async function readPlan(home: HomeStore, plan: string, as: string): Promise<HomePlan> {
  const answer = await ask(home, { url: `/v1/home/plans/${plan}`, as });
  if (answer.statusCode !== 200) throw new Error(`Refused: ${answer.body}`);
  return homePlanSchema.parse(answer.json());
}

/** What kind of a no it was. */
export async function refusedTo(home: HomeStore, asking: Asking): Promise<string> {
  const answer = await ask(home, asking);
  const { type, refusal, status } = problemSchema.parse(answer.json());
  if (answer.statusCode !== status) throw new Error('The status is not that of the problem');
  return refusal === undefined ? type : `${type} ${refusal}`;
}

export type Doing = HomeCommand extends infer One
  ? One extends HomeCommand
    ? Omit<One, 'command'>
    : never
  : never;

export function doing(plan: string, as: string, command: Doing & { readonly command?: string }): Asking {
  const body = { command: newId(), ...command };
  return { url: `/v1/home/plans/${plan}/commands`, method: 'POST', as, body };
}

export async function done(home: HomeStore, asking: Asking): Promise<z.infer<typeof homeAnswerSchema>> {
  const answer = await ask(home, asking);
  if (answer.statusCode !== 200) throw new Error(`Refused: ${answer.body}`);
  return homeAnswerSchema.parse(answer.json());
}

const envelopeSchema = z.record(z.string(), z.unknown());

/** What a command became, as the log has it. */
export async function factsOf(
  home: HomeStore,
  { plan, command }: { readonly plan: string; readonly command: string },
): Promise<readonly Fact[]> {
  const found = await home.store.database.own((within) =>
    sql<{ envelope: string; body: string }>`
      select fact.envelope, fact_body.body from fact join fact_body using (tenant, plan, op_seq)
      where plan = ${plan} and command = ${command} order by op_seq`.execute(within),
  );
  return found.rows.map(({ envelope, body }) =>
    factSchema.parse({
      ...envelopeSchema.parse(JSON.parse(envelope)),
      body: envelopeSchema.parse(JSON.parse(body)),
    }),
  );
}

export async function countFacts(home: HomeStore, plan: string): Promise<number> {
  const found = await home.store.database.own((within) =>
    sql<{ count: number }>`
      select count(*)::integer as count from fact where plan = ${plan}`.execute(within),
  );
  return found.rows[0]?.count ?? 0;
}
