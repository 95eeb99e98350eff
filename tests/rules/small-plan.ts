import { z } from 'zod';
import { audience } from '#domain/audience.ts';
import type { Audience, Presence } from '#domain/audience.ts';
import type { Body, Verb } from '#domain/bodies.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { fold } from '#domain/evolve.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { tryOutProfile } from '../fixtures/profile.ts';

export const today = '2026-11-23';
export const meeting = 'meeting';

/** When and where something is asked, and by which profile; the small plan's own day where nothing is said. */
export interface When {
  readonly today?: string;
  readonly meeting?: string;
  readonly profile?: Profile;
  readonly saidBy?: readonly string[];
}

// The same ids in every run: no clock and no chance.
const newId = createIds({ now: () => 1_794_000_000_000, randomBytes: (length) => new Uint8Array(length) });

/** A fact as a store would give it: folded as it stands, whether or not the law would let it be written now. */
export function fact<Named extends Verb>(
  verb: Named,
  body: Body<Named>,
  by: { readonly item?: string; readonly writtenBy?: string } = {},
): KnownFact {
  const read = readFact({
    id: newId(),
    command: newId(),
    plan: 'plan',
    item: by.item ?? newId(),
    verb,
    saidBy: [],
    writtenBy: by.writtenBy ?? 'holder',
    proof: 'eid',
    at: '2026-11-01T10:00:00.000Z',
    profile: 'try-out-1',
    body: z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(body))),
  });
  if (read.kind !== 'known') throw new Error(`The fact ${verb} cannot be read: ${read.kind}`);
  return read.fact;
}

/** How a body of this verb is read, whatever it holds: `known`, or `malformed` where it has no place. */
export function readsAs(verb: Verb, body: unknown): string {
  const known = fact('need.assessed/1', { on: today, extent: 'as-now' });
  return readFact({ ...known, verb, body: z.record(z.string(), z.json()).parse(body) }).kind;
}

type Person = Partial<Body<'participant.added/1'>>;

function person(item: string, change: Person): KnownFact {
  const body = { role: 'participant', name: `${item} Nes`, access: 'full', employee: true } as const;
  return fact('participant.added/1', { ...body, ...change }, { item });
}

const people: Readonly<Record<string, Person>> = {
  owner: { role: 'plan-owner', employee: false, born: '2016-05-01' },
  mother: { role: 'guardian', employee: false, mobile: '90000001', email: 'mor@example.org' },
  father: { role: 'guardian', employee: false },
  holder: { role: 'relay-holder' },
  teacher: { service: 'Skolen' },
  nurse: { access: 'read', service: 'Helsestasjonen' },
  /** Known to the plan, named by no consent. */
  coach: { service: 'Kulturskolen' },
};

const names: Body<'consent.given/1'>['names'] = [
  { participant: 'holder' },
  { participant: 'teacher' },
  { participant: 'nurse', topics: ['health', 'school'] },
];

/** A consent as both guardians signed it; `c1` is the one of the small plan. */
export function consent(change: Partial<Body<'consent.given/1'>> = {}, item = 'c1'): KnownFact {
  const body = { signedOn: '2026-01-10', signedBy: ['mother', 'father'], form: 'paper', names } as const;
  return fact(
    'consent.given/1',
    { ...body, names: [...names], signedBy: [...body.signedBy], ...change },
    { item },
  );
}

export const items: readonly KnownFact[] = [
  fact('goal.added/1', { title: 'Leser hver dag', topic: 'school' }, { item: 'reading' }),
  activity('group', { goal: 'reading', topic: 'school', deadline: '2026-12-01' }),
  fact(
    'evaluation.added/1',
    { activity: 'group', date: '2026-11-10', text: 'Det går fint.' },
    { item: 'note' },
  ),
  fact('goal.added/1', { title: 'Sover godt', topic: 'family' }, { item: 'sleep' }),
  fact('goal.added/1', { title: 'Ro', topic: 'school', limitedTo: ['teacher'] }, { item: 'quiet' }),
  activity('corner', { goal: 'quiet', topic: 'school' }),
];

function activity(
  item: string,
  change: Pick<Body<'activity.added/1'>, 'goal' | 'topic' | 'deadline'>,
): KnownFact {
  const body = {
    description: 'Leser i gruppe',
    responsible: [{ participant: 'teacher' }],
    status: 'new',
  } as const;
  return fact('activity.added/1', { ...body, responsible: [...body.responsible], ...change }, { item });
}

export interface SmallPlan {
  /** Changes of the people, by id; `null` leaves somebody out. */
  readonly people?: Readonly<Record<string, Person | null>>;
  readonly consents?: readonly KnownFact[];
  readonly about?: 'child' | 'youth' | 'pregnant';
  /** What came after, in order. */
  readonly later?: readonly KnownFact[];
}

/** Owner, two guardians, holder, teacher, nurse, and a coach whom no consent names. */
export function smallPlan(change: SmallPlan = {}): PlanState {
  const all: Record<string, Person | null> = { ...people };
  for (const [id, one] of Object.entries(change.people ?? {})) all[id] = one && { ...people[id], ...one };
  const there = Object.entries(all).flatMap(([id, one]) => (one === null ? [] : [person(id, one)]));
  const plan = fact('plan.opened/1', { about: change.about ?? 'child', language: 'nb' }, { item: 'plan' });
  return fold(emptyState, [
    plan,
    ...there,
    ...(change.consents ?? [consent()]),
    ...items,
    ...(change.later ?? []),
  ]);
}

/** A meeting that is open, chaired by the holder, the teacher writing. */
export function opened(change: Partial<Body<'meeting.opened/1'>> = {}): KnownFact {
  const body = { date: today, time: '13:00', place: 'Møterom 2', chair: 'holder', minuteTaker: 'teacher' };
  return fact('meeting.opened/1', { ...body, ...change }, { item: meeting });
}

/** The same meeting, called and not held yet. */
export function called(): KnownFact {
  const body = {
    date: today,
    time: '13:00',
    place: 'Møterom 2',
    chair: 'holder',
    invited: ['mother'],
    agenda: [],
  };
  return fact('meeting.called/1', body, { item: meeting });
}

// oxlint-disable-next-line eslint/max-params -- which plan, who, what and when: the four words of every test here
export function ask(
  state: PlanState,
  actor: string,
  command: LawCommand,
  when: When = {},
): Result<readonly KnownFact[], LawRefusal> {
  const { today: on = today, profile = tryOutProfile, meeting: of, saidBy = [] } = when;
  return decide(state, command, {
    plan: 'plan',
    today: on,
    now: `${on}T12:00:00.000Z`,
    profile,
    actor,
    saidBy,
    proof: 'attested',
    newId,
    ...(of === undefined ? {} : { meeting: of }),
  });
}

/** The state after a command that the law lets through. */
// oxlint-disable-next-line eslint/max-params -- which plan, who, what and when: the four words of every test here
export function after(state: PlanState, actor: string, command: LawCommand, when: When = {}): PlanState {
  const asked = ask(state, actor, command, when);
  if (!asked.ok) throw new Error(`${command.kind} was refused: ${asked.refusal.kind}`);
  return fold(state, asked.value);
}

/** The kind of a refusal; `yes` where there was none. */
// oxlint-disable-next-line eslint/max-params -- which plan, who, what and when: the four words of every test here
export function answer(state: PlanState, actor: string, command: LawCommand, when: When = {}): string {
  const asked = ask(state, actor, command, when);
  return asked.ok ? 'yes' : asked.refusal.kind;
}

export function room(state: PlanState, who: readonly (string | Presence)[], when: When = {}): Audience {
  const present = who.map((one): Presence =>
    typeof one === 'string' ? { kind: 'participant', participant: one } : one,
  );
  const { today: on = today, profile = tryOutProfile, meeting: of } = when;
  const at = { today: on, adultAge: profile.adultAge };
  return audience(state, present, of === undefined ? at : { ...at, meeting: of });
}

/** The items that these people may see together. */
export function seen(state: PlanState, who: readonly (string | Presence)[], when: When = {}): string[] {
  return [...room(state, who, when).items];
}

export const everything: readonly string[] = ['reading', 'group', 'note', 'sleep', 'quiet', 'corner'];
