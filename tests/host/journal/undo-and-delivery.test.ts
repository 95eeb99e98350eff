import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import {
  appendNumber,
  begin,
  makeFact,
  makeFolder,
  type MeetingFolder,
  readFactIds,
  refusal,
  uuid,
  value,
} from './meeting-folder.ts';

let folder: MeetingFolder;
let journal: WritableJournal;

beforeEach(() => {
  folder = makeFolder();
  journal = begin(folder);
});

afterEach(() => {
  journal.close();
  folder.remove();
});

describe('undo', () => {
  test('takes away every fact of the newest command of that person, and no other', () => {
    appendNumber(journal, 1);
    const command = uuid(50);
    const facts = [makeFact(2, { command }), makeFact(3, { command })];
    value(journal.append({ command, by: 'referent', kind: 'close-goal', facts }));
    const other = makeFact(4);
    value(journal.append({ command: other.command, by: 'leder', kind: 'add-comment', facts: [other] }));

    const undone = value(journal.undoNewest('referent'));
    expect(undone).toStrictEqual({ command, kind: 'close-goal', facts });
    expect(readFactIds(journal)).toStrictEqual([uuid(1), uuid(4)]);
    expect(value(journal.undoNewest('referent')).facts.map(({ id }) => id)).toStrictEqual([uuid(1)]);
    expect(refusal(journal.undoNewest('referent'))).toStrictEqual({ kind: 'nothing-to-undo' });
  });

  test.each([
    ['stands on the same new item', { item: 'item-1' }],
    ['names the fact as its base', { base: uuid(1) }],
    ['names the new item in its body', { body: { goal: 'item-1' } }],
    ['names the fact deep in its body', { body: { list: [{ on: uuid(1) }] } }],
    ['was said by somebody who was added by it', { saidBy: ['item-1'] }],
  ])('waits for a later command that %s', (_, change) => {
    appendNumber(journal, 1);
    const later = makeFact(2, change);
    value(journal.append({ command: later.command, by: 'leder', kind: 'change', facts: [later] }));
    expect(refusal(journal.undoNewest('referent'))).toStrictEqual({
      kind: 'later-builds-on-it',
      later: later.command,
    });
    value(journal.undoNewest('leder'));
    value(journal.undoNewest('referent'));
    expect(readFactIds(journal)).toStrictEqual([]);
  });

  test('does not wait for a later change of another field of an item that was there before', () => {
    value(journal.importFacts([makeFact(1, { item: 'lesing' })]));
    appendNumber(journal, 2, { item: 'lesing', base: uuid(1) });
    const later = makeFact(3, { item: 'lesing', base: uuid(1) });
    value(journal.append({ command: later.command, by: 'leder', kind: 'change', facts: [later] }));
    expect(value(journal.undoNewest('referent')).command).toBe(makeFact(2).command);
  });

  test('asks the rule that it is given', () => {
    appendNumber(journal, 1);
    const later = makeFact(2);
    value(journal.append({ command: later.command, by: 'leder', kind: 'change', facts: [later] }));
    expect(refusal(journal.undoNewest('referent', () => true)).kind).toBe('later-builds-on-it');
    expect(journal.undoNewest('referent', () => false).ok).toBe(true);
  });

  test('never takes back what is on its way to the store', () => {
    appendNumber(journal, 1);
    value(journal.takeForDelivery(10));
    expect(refusal(journal.undoNewest('referent'))).toStrictEqual({ kind: 'nothing-to-undo' });
  });
});

describe('delivery', () => {
  test('numbers whole commands in the order they were written and leaves facts from the store out', () => {
    value(journal.importFacts([makeFact(90)]));
    const command = uuid(50);
    const pair = [makeFact(1, { command }), makeFact(2, { command })];
    value(journal.append({ command, by: 'referent', kind: 'close-goal', facts: pair }));
    appendNumber(journal, 3);
    appendNumber(journal, 4);

    const first = value(journal.takeForDelivery(3));
    expect(first.map(({ dseq, fact }) => [dseq, fact.id])).toStrictEqual([
      [1, uuid(1)],
      [2, uuid(2)],
      [3, uuid(3)],
    ]);
    expect(value(journal.takeForDelivery(3))).toStrictEqual(first);
    expect(journal.countUnsettled()).toBe(4);
  });

  test('sends a command that is larger than the limit whole', () => {
    const command = uuid(50);
    const facts = [1, 2, 3].map((n) => makeFact(n, { command }));
    value(journal.append({ command, by: 'referent', kind: 'close-goal', facts }));
    expect(value(journal.takeForDelivery(1))).toHaveLength(3);
  });

  test('lets one command go before older ones, which stay open for undo', () => {
    const older = appendNumber(journal, 1);
    const urgent = appendNumber(journal, 2);
    const taken = value(journal.takeForDelivery(10, new Set([urgent.command])));
    expect(taken.map(({ dseq, fact }) => [dseq, fact.id])).toStrictEqual([[1, urgent.id]]);
    expect(value(journal.undoNewest('referent')).command).toBe(older.command);
  });

  test('keeps receipts, replaces a held one, and names those that fit no fact on its way', () => {
    appendNumber(journal, 1);
    appendNumber(journal, 2);
    value(journal.takeForDelivery(1));
    const held = { fact: uuid(1), outcome: 'held' as const };
    expect(value(journal.settle([held, { fact: uuid(2), outcome: 'applied' }]))).toStrictEqual({
      settled: 1,
      unknown: [uuid(2)],
    });
    value(journal.settle([{ fact: uuid(1), outcome: 'merged', detail: { rule: 'G2' } }]));
    expect(journal.loadFacts().facts[0]?.receipt).toStrictEqual({
      fact: uuid(1),
      outcome: 'merged',
      detail: { rule: 'G2' },
    });
    expect(value(journal.takeForDelivery(10)).map(({ dseq, fact }) => [dseq, fact.id])).toStrictEqual([
      [2, uuid(2)],
    ]);
    expect(journal.countUnsettled()).toBe(1);
  });

  test('gives dense numbers that never change, however append, undo, delivery and receipts are mixed', () => {
    const step = fc.constantFrom('append', 'append', 'undo', 'take', 'settle');
    let n = 1000;
    const seed = 20_261_122;
    const numbers = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        for (const each of steps) {
          if (each === 'append') {
            appendNumber(journal, (n += 1));
          } else if (each === 'undo') {
            journal.undoNewest('referent');
          } else if (each === 'take') {
            value(journal.takeForDelivery(2));
          } else {
            const sent = journal.loadFacts().facts.filter(({ delivered }) => delivered !== undefined);
            value(journal.settle(sent.map(({ fact }) => ({ fact: fact.id, outcome: 'applied' }))));
          }
        }
        const sent = journal
          .loadFacts()
          .facts.flatMap(({ fact, delivered }) =>
            delivered === undefined ? [] : [[fact.id, delivered] as const],
          );
        for (const [id, dseq] of sent) {
          expect(numbers.get(id) ?? dseq).toBe(dseq);
          numbers.set(id, dseq);
        }
        expect(sent).toHaveLength(numbers.size);
        expect([...numbers.values()].toSorted((a, b) => a - b)).toStrictEqual(
          sent.map((__, index) => index + 1),
        );
      }),
      { numRuns: 25, seed },
    );
    process.stdout.write(`delivery numbers: seed ${seed}\n`);
  });
});
