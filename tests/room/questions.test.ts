import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { QuestionRow } from '#contract/question-rows.ts';
import type { Fact } from '#domain/fact.ts';
import { createIds } from '#domain/uuid.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { openJournal } from '#host/journal/journal.ts';
import type { StartMessage } from '#host/supervision/host-messages.ts';
import type { ChangedFact } from '#sync/messages.ts';
import type { Chair, OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];
const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });

type Settle = CommandInput<'question.settle'>;
type Came = Pick<ChangedFact, 'outcome' | 'why'> & { readonly fact: Partial<Fact> };

/** A room into whose file the store has given what others wrote: one value in force, and what waits. */
function roomWhere(came: readonly Came[], change: RoomChange = {}): Promise<OpenRoom> {
  return openRoom({
    present,
    ...change,
    prepared: (folder, start) => {
      const journal = open(folder, start);
      const made = journal.loadFacts().facts.find(({ fact }) => fact.verb === 'activity.added/1')?.fact;
      if (made === undefined) throw new Error('The plan has no activity');
      const first = written(made, came[0]?.fact ?? {});
      const facts = came.map((one, index): ChangedFact => {
        const settled = { outcome: one.outcome, ...(one.why === undefined ? {} : { why: one.why }) };
        const fact = index === 0 ? first : written(made, one.fact);
        const conflict = { field: 'deadline', current: first.id };
        return one.outcome === 'conflict' ? { fact, ...settled, conflict } : { fact, ...settled };
      });
      const changes = { facts, withdrawn: [], reset: false };
      const took = journal.takeChanges(changes, () => ({ judged: [] }));
      journal.close();
      if (!took.ok) throw new Error('The disk would not');
    },
  });
}

function open(folder: string, { roomKey, vaultKind }: StartMessage): WritableJournal {
  const found = findOpenMeeting(folder);
  const meeting = found.ok ? found.value.meeting : undefined;
  if (meeting === undefined) throw new Error('No meeting is open');
  const opened = openJournal({ folder, meeting, roomKey: Buffer.from(roomKey, 'base64'), vaultKind });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  return opened.value;
}

function written(made: Fact, change: Partial<Fact>): Fact {
  const { loan: _loan, base: _base, removed: _removed, ...rest } = made;
  const at = '2026-11-22T08:02:00.000Z';
  return { ...rest, id: newId(), command: newId(), saidBy: [], at, proof: 'eid', base: made.id, ...change };
}

function deadline(value: string, writtenBy: string): Partial<Fact> {
  return { verb: 'activity.changed/1', body: { field: 'deadline', value }, writtenBy };
}

const inForce = { fact: deadline('2027-01-15', 'kontaktlaerer'), outcome: 'applied' } as const;
const lost = { fact: deadline('2027-02-01', 'miljoterapeut'), outcome: 'conflict' } as const;

async function questions(chair: Chair, count: number): Promise<readonly QuestionRow[]> {
  const view = await chair.until((one) => one.questions.length === count);
  return view.questions;
}

function factOf([row]: readonly QuestionRow[]): string {
  if (row === undefined) throw new Error('Nothing is asked');
  return row.fact;
}

describe('a value that lost, in the room', () => {
  it('is asked about with both values, who and when, on the console alone', async () => {
    const { chair, screen, table } = await roomWhere([inForce, lost]);
    const [row] = await questions(chair, 1);
    expect(row).toMatchObject({
      kind: 'value',
      field: 'deadline',
      number: 1,
      now: { value: { day: '2027-01-15' }, at: '2026-11-22T08:02:00.000Z', isHere: false },
      proposed: { value: { day: '2027-02-01' }, isHere: false },
      isClosed: false,
    });
    expect(row?.kind === 'value' && [row.now.by, row.proposed.by].every((names) => names.length === 1)).toBe(
      true,
    );
    const minutes = await table('kontaktlaerer');
    expect(screen.frames.join('')).not.toContain('2027-02-01');
    expect(JSON.stringify(minutes.view())).not.toContain('2027-02-01');
  });

  it('is kept, taken or written anew, and "Angre" asks again', async () => {
    const { chair, restart } = await roomWhere([inForce, lost]);
    const fact = factOf(await questions(chair, 1));
    const settle = { fact, saidBy: [] };
    expect(await chair.call('question.settle', { ...settle, choice: 'taken' })).toBe('yes');
    await questions(chair, 0);
    expect(chair.view().undo.command).toBe('question.settle');
    expect(await chair.call('question.settle', { ...settle, choice: 'kept' })).toBe('question-gone');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await questions(chair, 1);
    expect(await chair.call('question.settle', { ...settle, choice: 'rewritten' })).toBe('empty-text');
    expect(await chair.call('question.settle', { ...settle, choice: 'rewritten', value: 'i mai' })).toBe(
      'bad-input',
    );
    const anew = { ...settle, choice: 'rewritten', value: '2027-03-01' } as const;
    expect(await chair.call('question.settle', anew)).toBe('yes');
    await questions(chair, 0);
    await restart();
    await chair.until((view) => view.state.phase === 'meeting');
    await questions(chair, 0);
  });

  it('of a closed activity can only stay', async () => {
    const { chair } = await roomWhere([inForce, lost]);
    const fact = factOf(await questions(chair, 1));
    expect(await chair.call('agenda.go', { agenda: 'sak-skoledagen' })).toBe('yes');
    const { goal } = await chair.until((view) => view.goal !== undefined);
    const activity = goal?.activities[0]?.id ?? '';
    const close = { activity, reason: 'Det går av seg selv.', saidBy: [] };
    expect(await chair.call('activity.close', { ...close, status: 'done' })).toBe('yes');
    await chair.until((view) => view.questions.some((one) => one.kind === 'value' && one.isClosed));
    expect(await chair.call('question.settle', { fact, choice: 'taken', saidBy: [] })).toBe('already-closed');
    expect(await chair.call('question.settle', { fact, choice: 'kept', saidBy: [] })).toBe('yes');
    await questions(chair, 0);
  });
});

describe('what is held, in the room', () => {
  const body = { date: '2026-11-22', text: 'Ada leser mer.' };
  const late = (made: Partial<Fact> = {}): Came => ({
    fact: {
      verb: 'need.assessed/1',
      item: 'sent-inn',
      body: { on: body.date, extent: 'more' },
      writtenBy: 'miljoterapeut',
      ...made,
    },
    outcome: 'held',
    why: 'no-right',
  });
  const goal = late({ verb: 'goal.added/1', body: { title: 'Ada leser mer', topic: 'school' } });
  const newer: Came = {
    fact: { verb: 'sauna.heated/1', body: { warm: true }, writtenBy: 'miljoterapeut' },
    outcome: 'held',
    why: 'unknown-verb',
  };

  it('says what, by whom and why, and is taken along or put away', async () => {
    const { chair } = await roomWhere([goal, newer]);
    const rows = await questions(chair, 2);
    expect(rows).toMatchObject([
      { kind: 'held', what: 'goal', text: 'Ada leser mer', why: 'no-right', canTake: true },
      { kind: 'held', what: 'newer', why: 'unknown-verb', canTake: false },
    ]);
    const [one, two] = rows;
    const put = { fact: two?.fact ?? '', saidBy: [] };
    expect(await chair.call('question.settle', { ...put, choice: 'taken' })).toBe('not-to-be-taken');
    expect(await chair.call('question.settle', { ...put, choice: 'rewritten', value: 'x' })).toBe(
      'bad-input',
    );
    expect(await chair.call('question.settle', { ...put, choice: 'kept' })).toBe('yes');
    await questions(chair, 1);
    const take: Settle = { fact: one?.fact ?? '', choice: 'taken', saidBy: [] };
    expect(await chair.call('question.settle', take)).toBe('yes');
    const { goals } = await chair.until((view) => view.questions.length === 0);
    expect(goals.map(({ title }) => title)).toContain('Ada leser mer');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await questions(chair, 1);
  });

  it("is for the holder: nothing of it is on a stand-in's console (R15)", async () => {
    const { chair, screen } = await roomWhere([goal]);
    const fact = factOf(await questions(chair, 1));
    expect(screen.frames.join('')).not.toContain('Ada leser mer');
    expect(await chair.call('standIn.name', { participant: 'miljoterapeut' })).toBe('yes');
    await questions(chair, 0);
    const settle: Settle = { fact, choice: 'kept', saidBy: [] };
    expect(await chair.call('question.settle', settle)).toBe('may-not-write');
  });

  it('is not asked about when it was never asked', async () => {
    const { chair } = await roomWhere([inForce]);
    const settle: Settle = { fact: newId(), choice: 'kept', saidBy: [] };
    expect(await chair.call('question.settle', settle)).toBe('question-gone');
  });
});
