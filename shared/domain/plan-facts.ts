import type { Body, Verb } from './bodies.ts';
import type { Day } from './calendar.ts';
import { addDays } from './calendar.ts';
import type { Fact } from './fact.ts';
import { factSchema } from './fact.ts';
import type { FactId, Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import { readFact } from './known-fact.ts';
import type { FileDay, ItemRow, PlanFile } from './plan-file.ts';

/** What turning a file into facts needs from outside. */
export interface PlanFileNeeds {
  /** Days in the file are counted from this one. */
  readonly meetingDay: Day;
  readonly newId: () => FactId;
  readonly profile: string;
}

/** A day of a file as a day of the calendar. */
export function dayOf(day: FileDay, meetingDay: Day): Day {
  return typeof day === 'number' ? addDays(meetingDay, day) : day;
}

/** The facts that a plan file stands for, in an order that folds: people, consents, items, then what ended. */
export function factsOfPlanFile(file: PlanFile, needs: PlanFileNeeds): readonly KnownFact[] {
  const holder = file.participants.find((one) => one.role === 'relay-holder') ?? file.participants[0];
  const writer: Writer = {
    file,
    needs,
    holder: holder?.id ?? 'holder',
    day: (day) => dayOf(day, needs.meetingDay),
  };
  return [
    write(writer, {
      item: file.id,
      verb: 'plan.opened/1',
      body: { about: file.about, language: file.language },
    }),
    ...file.participants.flatMap((row) => participantFacts(writer, row)),
    ...custodyFact(writer),
    ...consentFacts(writer),
    ...file.items.toSorted(byDepth).map((row) => itemFact(writer, row)),
    ...file.items.flatMap((row) => closingFact(writer, row)),
    ...endFact(writer),
  ];
}

const depth = {
  goal: 0,
  activity: 1,
  evaluation: 2,
  comment: 2,
  document: 3,
  message: 3,
  appointment: 3,
} as const;

/** What others stand under comes first: it gives them their topic. */
function byDepth(one: ItemRow, other: ItemRow): number {
  return depth[one.kind] - depth[other.kind];
}

interface Writer {
  readonly file: PlanFile;
  readonly needs: PlanFileNeeds;
  readonly holder: Id;
  readonly day: (day: FileDay) => Day;
}

/** One fact to be: what happened, to what, and who said and wrote it when. */
type Row = {
  [Named in Verb]: {
    readonly item: Id;
    readonly verb: Named;
    readonly body: Body<Named>;
    readonly saidBy?: readonly Id[] | undefined;
    readonly writtenBy?: Id | undefined;
    readonly on?: Day;
  };
}[Verb];

function write({ needs, file, holder }: Writer, row: Row): KnownFact {
  const fact: Fact = factSchema.parse({
    id: needs.newId(),
    command: needs.newId(),
    plan: file.id,
    item: row.item,
    verb: row.verb,
    saidBy: row.saidBy ?? [],
    writtenBy: row.writtenBy ?? holder,
    proof: 'eid',
    at: `${row.on ?? needs.meetingDay}T11:00:00.000Z`,
    profile: needs.profile,
    body: JSON.parse(JSON.stringify(row.body)) as unknown,
  });
  const read = readFact(fact);
  if (read.kind === 'known') return read.fact;
  throw new Error(`A plan file became a fact that cannot be read: ${row.verb} ${read.kind}`);
}

function participantFacts(writer: Writer, row: PlanFile['participants'][number]): KnownFact[] {
  const { id, born, accessEnds, declaredOn, ...rest } = row;
  const body = {
    ...withoutAbsent(rest),
    ...(born === undefined ? {} : { born: writer.day(born) }),
    ...(accessEnds === undefined ? {} : { accessEnds: writer.day(accessEnds) }),
  };
  const added = write(writer, { item: id, verb: 'participant.added/1', body });
  if (declaredOn === undefined) return [added];
  const declared = { participant: id, on: writer.day(declaredOn) };
  return [added, write(writer, { item: id, verb: 'declaration.signed/1', body: declared })];
}

function custodyFact(writer: Writer): KnownFact[] {
  const { custody, id } = writer.file;
  if (custody === undefined) return [];
  const body = { ...withoutAbsent(custody), on: writer.needs.meetingDay };
  return [write(writer, { item: id, verb: 'custody.recorded/1', body })];
}

/** Consents in the order of the file, each withdrawal before the first consent that came after it (C8). */
function consentFacts(writer: Writer): KnownFact[] {
  const left = (writer.file.withdrawals ?? []).toSorted((one, other) =>
    writer.day(one.on).localeCompare(writer.day(other.on)),
  );
  const facts: KnownFact[] = [];
  for (const row of writer.file.consents) {
    const before = left.filter((one) => writer.day(one.on) < writer.day(row.signedOn));
    facts.push(...left.splice(0, before.length).map((one) => withdrawalFact(writer, one)));
    facts.push(consentFact(writer, row));
  }
  return [...facts, ...left.map((row) => withdrawalFact(writer, row))];
}

type WithdrawalRow = NonNullable<PlanFile['withdrawals']>[number];

function withdrawalFact(writer: Writer, row: WithdrawalRow): KnownFact {
  const on = writer.day(row.on);
  const body = { ...withoutAbsent(row), on };
  return write(writer, { item: writer.file.id, verb: 'consent.withdrawn/1', body, on });
}

function endFact(writer: Writer): KnownFact[] {
  const { ended, id } = writer.file;
  if (ended === undefined) return [];
  const on = writer.day(ended.on);
  if (ended.kind === 'inactive')
    return [write(writer, { item: id, verb: 'plan.deactivated/1', body: { on }, on })];
  const body = { on, why: ended.why ?? ('need-ended' as const) };
  return [write(writer, { item: id, verb: 'plan.closed/1', body, on })];
}

function consentFact(writer: Writer, row: PlanFile['consents'][number]): KnownFact {
  const { id, signedOn, expiresOn, names, ...rest } = row;
  const body = {
    ...withoutAbsent(rest),
    names: names.map((named) => withoutAbsent(named)),
    signedOn: writer.day(signedOn),
    ...(expiresOn === undefined ? {} : { expiresOn: writer.day(expiresOn) }),
  };
  return write(writer, { item: id, verb: 'consent.given/1', body, on: writer.day(signedOn) });
}

type Present<Given> = { [Key in keyof Given]: Exclude<Given[Key], undefined> };

/** A row without its absent fields: a fact has no `undefined` in it. */
function withoutAbsent<Given extends object>(row: Given): Present<Given> {
  const kept = Object.entries(row).filter(([, value]) => value !== undefined);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same row, minus what was absent
  return Object.fromEntries(kept) as Present<Given>;
}

function itemFact(writer: Writer, row: ItemRow): KnownFact {
  switch (row.kind) {
    case 'goal': {
      const { id, title, topic, limitedTo, added } = row;
      const body = limitedTo === undefined ? { title, topic } : { title, topic, limitedTo };
      return write(writer, { item: id, verb: 'goal.added/1', body, on: writer.day(added ?? -365) });
    }
    case 'activity':
      return activityFact(writer, row);
    case 'evaluation':
    case 'comment': {
      const { id, activity, date, text, saidBy, writtenBy } = row;
      const verb = row.kind === 'evaluation' ? 'evaluation.added/1' : 'comment.added/1';
      const on = writer.day(date);
      return write(writer, { item: id, verb, body: { activity, date: on, text }, saidBy, writtenBy, on });
    }
    default:
      return looseFact(writer, row);
  }
}

type LooseRow = ItemRow & { kind: 'document' | 'message' | 'appointment' };

const nameAlone = { sha256: '0'.repeat(64), bytes: 1, mediaType: 'application/octet-stream' };

/** What stands under nothing. A document whose bytes lie nowhere is a name alone. */
function looseFact(writer: Writer, row: LooseRow): KnownFact {
  switch (row.kind) {
    case 'document': {
      const { id, kind: _kind, added, stored, ...rest } = row;
      const { sha256, bytes: size, mediaType } = stored ?? nameAlone;
      const bytes = { sha256, bytes: size, mediaType };
      const body = { ...withoutAbsent(rest), ...bytes };
      return write(writer, { item: id, verb: 'document.added/1', body, on: writer.day(added ?? -365) });
    }
    case 'message': {
      const { id, kind: _kind, writtenBy, date, ...rest } = row;
      const on = writer.day(date);
      const body = { ...withoutAbsent(rest), date: on };
      return write(writer, { item: id, verb: 'message.sent/1', body, writtenBy, on });
    }
    case 'appointment': {
      const { id, kind: _kind, date, ...rest } = row;
      const body = { ...withoutAbsent(rest), date: writer.day(date) };
      return write(writer, { item: id, verb: 'appointment.added/1', body });
    }
  }
}

function activityFact(writer: Writer, row: ItemRow & { kind: 'activity' }): KnownFact {
  const { id, goal, description, responsible, status, deadline, evaluateOn, limitedTo, added } = row;
  const under = writer.file.items.find((one) => one.kind === 'goal' && one.id === goal);
  const goalTopic = under?.kind === 'goal' ? under.topic : 'other';
  const body: Body<'activity.added/1'> = {
    goal,
    description,
    responsible,
    status,
    topic: row.topic ?? goalTopic,
    ...(deadline === undefined ? {} : { deadline: writer.day(deadline) }),
    ...(evaluateOn === undefined ? {} : { evaluateOn: writer.day(evaluateOn) }),
    ...(limitedTo === undefined ? {} : { limitedTo }),
  };
  return write(writer, { item: id, verb: 'activity.added/1', body, on: writer.day(added ?? -365) });
}

function closingFact(writer: Writer, row: ItemRow): KnownFact[] {
  if (row.kind === 'goal' && row.closed !== undefined) {
    const { reason, reached } = row.closed;
    const on = writer.day(row.closed.on);
    return [write(writer, { item: row.id, verb: 'goal.closed/1', body: { on, reason, reached }, on })];
  }
  if (row.kind === 'activity' && row.closed !== undefined) {
    const on = writer.day(row.closed.on);
    const status = row.status === 'ended' ? 'ended' : 'done';
    const body = { on, reason: row.closed.reason, status } as const;
    return [write(writer, { item: row.id, verb: 'activity.closed/1', body, on })];
  }
  return [];
}
