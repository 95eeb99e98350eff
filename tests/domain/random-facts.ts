import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { ConsentRow, ItemRow, PersonRow, RandomPlan, WithdrawalRow } from './random-room.ts';
import { meeting } from './random-room.ts';

interface Written {
  readonly verb: string;
  readonly item: string;
  readonly body: Record<string, unknown>;
  readonly writtenBy?: string;
}

/** A fact whose id hangs on what it is about alone, so that two plans that share rows share facts. */
export function factOf(kind: string, of: string, what: Written): KnownFact {
  const id = `00000000-000${kind}-7000-8000-${Buffer.from(of).toString('hex').padStart(12, '0')}`;
  const read = readFact({
    id,
    command: id,
    plan: 'plan',
    saidBy: [],
    writtenBy: 'p3',
    proof: 'eid',
    at: '2026-01-01T09:00:00.000Z',
    profile: 'test-1',
    ...what,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written out by the tests, parsed by readFact
    body: what.body as Record<string, string>,
  });
  if (read.kind !== 'known') throw new Error(`The test wrote a fact that is ${read.kind}: ${what.verb}`);
  return read.fact;
}

function factsOfPerson({ id, declaredOn, ...rest }: PersonRow): readonly KnownFact[] {
  const body = { name: `Person ${id}`, access: 'full', employee: true, ...rest };
  const added = factOf('1', id, { verb: 'participant.added/1', item: id, body });
  return declaredOn === undefined ? [added] : [added, declaration(id, declaredOn)];
}

export function declaration(participant: string, on: string): KnownFact {
  const body = { participant, on };
  return factOf('5', participant, { verb: 'declaration.signed/1', item: participant, body });
}

export function factOfConsent(row: ConsentRow | WithdrawalRow, item: string): KnownFact {
  const { kind, isLate: _isLate, ...rest } = row;
  if (kind === 'withdrawn') {
    const body = { on: '2026-02-01', form: 'spoken', ...rest };
    return factOf('2', item, { verb: 'consent.withdrawn/1', item, body });
  }
  const body = { signedBy: ['p1'], form: 'paper', ...rest };
  return factOf('2', item, { verb: 'consent.given/1', item, body });
}

export function factOfItem(row: ItemRow, text: string): KnownFact {
  const { verb, body } = itemBody(row, text);
  const writer = row.writtenBy === undefined ? {} : { writtenBy: row.writtenBy };
  return factOf('3', row.id, { verb, item: row.id, body, ...writer });
}

export function factsOfLimit(row: ItemRow): readonly KnownFact[] {
  if (row.isLimitedLater !== true || row.limitedTo === undefined) return [];
  return [factOf('4', row.id, { verb: 'item.limited/1', item: row.id, body: { to: row.limitedTo } })];
}

const date = '2026-01-02';

function itemBody(row: ItemRow, text: string): Pick<Written, 'verb' | 'body'> {
  const { topic, limitedTo, parent } = row;
  const shown = row.isLimitedLater === true || limitedTo === undefined ? { topic } : { topic, limitedTo };
  switch (row.kind) {
    case 'goal':
      return { verb: 'goal.added/1', body: { title: text, ...shown } };
    case 'activity': {
      const body = { goal: parent, description: text, responsible: [{ name: 'Kari' }], status: 'new' };
      return { verb: 'activity.added/1', body: { ...body, ...shown } };
    }
    case 'evaluation':
    case 'comment':
      return { verb: `${row.kind}.added/1`, body: { activity: parent, date, text } };
    case 'section':
      return { verb: 'section.approved/1', body: { ...sectionBody(row, text), ...shown } };
    case 'line': {
      const under = parent === undefined ? {} : { goal: parent };
      return { verb: 'minutesLine.added/1', body: { meeting, line: 'decision', text, ...under, ...shown } };
    }
    case 'document': {
      const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain' };
      const held = row.holds === undefined ? {} : { holds: [...row.holds] };
      return {
        verb: 'document.added/1',
        body: { category: 'other', title: text, ...file, ...shown, ...held },
      };
    }
    case 'message': {
      const to = limitedTo === undefined ? {} : { to: limitedTo };
      return { verb: 'message.sent/1', body: { topic, date, text, ...to } };
    }
    case 'appointment':
      return { verb: 'appointment.added/1', body: { title: text, topic, date } };
  }
}

function sectionBody({ parent }: ItemRow, text: string): Record<string, unknown> {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  const rich = { schema: 1, type: 'doc', content: [paragraph] };
  const under = parent === undefined ? {} : { goal: parent };
  return { meeting, heading: text, position: 0, text: rich, ...under };
}

function opening(): KnownFact {
  const body = { about: 'child', language: 'nb' };
  return factOf('0', 'plan', { verb: 'plan.opened/1', item: 'plan', body });
}

/** The plan and the meeting that is held over it. */
export function factsOfRandomMeeting(
  plan: RandomPlan,
  textOf: (id: string) => string = (id) => id,
): readonly KnownFact[] {
  const body = { date, time: '13:00', place: 'Møterom 2', chair: 'p3', minuteTaker: 'p4' };
  const opened = factOf('6', meeting, { verb: 'meeting.opened/1', item: meeting, body });
  return [opened, ...factsOfRandomPlan(plan, textOf)];
}

function endingOf({ ended, reopened }: RandomPlan): readonly KnownFact[] {
  if (ended === undefined) return [];
  const { kind, ...where } = ended;
  const closing =
    kind === 'closed'
      ? { verb: 'plan.closed/1', body: { on: date, why: 'family-wish', ...where } }
      : { verb: 'plan.deactivated/1', body: { on: date, ...where } };
  const closed = factOf('7', 'plan', { item: 'plan', ...closing });
  if (reopened === undefined) return [closed];
  const { oldContent, consent } = reopened;
  const given = factOfConsent({ ...consent, oldContent }, 'again');
  const body = { on: date, consent: 'again', oldContent };
  return [closed, given, factOf('8', 'plan', { verb: 'plan.reopened/1', item: 'plan', body })];
}

/** The facts of a plan, in the order in which they happened. */
export function factsOfRandomPlan(
  plan: RandomPlan,
  textOf: (id: string) => string = (id) => id,
): readonly KnownFact[] {
  const part = (isLate: boolean): KnownFact[] => [
    ...plan.consents.flatMap((row, index) =>
      (row.isLate === true) === isLate ? [factOfConsent(row, `c${index}`)] : [],
    ),
    ...plan.items.flatMap((row) =>
      (row.isLate === true) === isLate ? [factOfItem(row, textOf(row.id)), ...factsOfLimit(row)] : [],
    ),
  ];
  const people = plan.people.flatMap((person) => factsOfPerson(person));
  return [opening(), ...people, ...part(false), ...endingOf(plan), ...part(true)];
}
