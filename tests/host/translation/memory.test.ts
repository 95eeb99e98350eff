import { describe, expect, it } from 'vitest';
import { createTranslator } from '#host/translation/create-translator.ts';
import {
  findTranslation,
  type MemoryRow,
  type MemoryStore,
  putRow,
  rememberMachine,
  rememberPerson,
} from '#host/translation/memory.ts';
import { type ContentKind, translatable } from '#host/translation/translatable.ts';
import { translateRemembered } from '#host/translation/translate-remembered.ts';
import { createFakeEngine } from '../../fakes/fake-translation-engine.ts';

const pair = { from: 'nb', to: 'nn' } as const;
const original = 'Vi leser på skolen.';
const person = { by: 'kari', at: '2026-11-22T12:00:00.000Z' };

function createStore(): MemoryStore & { kept: readonly MemoryRow[] } {
  const store = {
    kept: [] as readonly MemoryRow[],
    rows: () => store.kept,
    put: (rows: readonly MemoryRow[]) => {
      for (const row of rows) store.kept = putRow(store.kept, row);
    },
  };
  return store;
}

function correct(store: MemoryStore, text: string, of = original): void {
  const row = rememberPerson({ ...pair, original: of, text, ...person });
  if (row !== undefined) store.put([row]);
}

describe('the memory of a plan', () => {
  it('lets a person’s text win for ever over the machine’s, whichever came first', () => {
    const store = createStore();
    const machine = rememberMachine(store.rows(), {
      ...pair,
      original,
      text: 'Vi les på skulen.',
      unsure: false,
    });
    if (machine !== undefined) store.put([machine]);
    correct(store, 'Vi les på Solvang.');
    expect(
      rememberMachine(store.rows(), { ...pair, original, text: 'Noko anna.', unsure: false }),
    ).toBeUndefined();
    if (machine !== undefined) store.put([machine]);
    expect(store.kept).toHaveLength(1);
    expect(findTranslation(store.rows(), { ...pair, original })).toMatchObject({
      text: 'Vi les på Solvang.',
      origin: 'person',
      ...person,
    });
  });

  it('takes a newer correction for an older one, and none that says nothing', () => {
    const store = createStore();
    correct(store, 'Ein.');
    correct(store, ' To. ');
    correct(store, ' \n');
    expect(store.kept.map(({ text }) => text)).toEqual(['To.']);
  });

  it('matches no more when the original has changed, and still when only its spaces have', () => {
    const store = createStore();
    correct(store, 'Vi les.');
    expect(findTranslation(store.rows(), { ...pair, original: ' Vi  leser\npå skolen.' })?.text).toBe(
      'Vi les.',
    );
    expect(findTranslation(store.rows(), { ...pair, original: 'Vi leste på skolen.' })).toBeUndefined();
    expect(findTranslation(store.rows(), { from: 'nn', to: 'nb', original })).toBeUndefined();
  });

  it('does not remember that the machine failed', () => {
    expect(rememberMachine([], { ...pair, original, text: original, unsure: true })).toBeUndefined();
    expect(rememberMachine([], { ...pair, original: 'Ja.', text: 'Ja.', unsure: false })).toBeDefined();
  });
});

describe('a translation with a memory', () => {
  const asked = {
    ...pair,
    names: [],
    sentences: [
      { id: 'a', text: original },
      { id: 'b', text: 'Vi bruker en dagtavle.' },
    ],
  };

  it('asks the machine once, and tells where each sentence is from', async () => {
    const engine = createFakeEngine();
    const needs = { translator: createTranslator({ engine }), memory: createStore() };
    const first = await translateRemembered(needs, asked);
    expect(first).toEqual({
      sentences: [
        { id: 'a', text: 'Vi les på skulen.', origin: 'machine', unsure: false },
        { id: 'b', text: 'Vi bruker en dagtavle.', origin: 'machine', unsure: true },
      ],
    });
    const before = engine.asked.length;
    correct(needs.memory, 'Vi les heime.');
    expect(
      await translateRemembered(needs, { ...asked, sentences: asked.sentences.slice(0, 1) }),
    ).toMatchObject({
      sentences: [{ text: 'Vi les heime.', origin: 'person', unsure: false, by: 'kari' }],
    });
    expect(engine.asked).toHaveLength(before);
  });

  it('keeps a correction that came while the machine was at work', async () => {
    const memory = createStore();
    const under = translateRemembered(
      { translator: createTranslator({ engine: createFakeEngine() }), memory },
      asked,
    );
    correct(memory, 'Vi les heime.');
    expect(await under).toMatchObject({
      sentences: [{ id: 'a', text: 'Vi les heime.', origin: 'person' }, { id: 'b' }],
    });
  });

  it('gives what people have written also where there is no machine', async () => {
    const memory = createStore();
    correct(memory, 'Vi les.');
    const engine = createFakeEngine();
    await engine.stop();
    const needs = { translator: createTranslator({ engine }), memory };
    expect(await translateRemembered(needs, asked)).toMatchObject({
      sentences: [{ id: 'a', text: 'Vi les.', origin: 'person' }],
      refusal: { kind: 'stopped' },
    });
  });
});

describe('what the machine may be given', () => {
  it.each<ContentKind>(['goal', 'activity', 'evaluation', 'comment', 'message', 'agenda', 'appointment'])(
    'is a text such as %s',
    (kind) => {
      expect(translatable(kind)).toEqual({ byMachine: true });
    },
  );

  it.each([
    ['consent', 'C9'],
    ['decision', 'D4'],
    ['section', 'D4'],
    ['line', 'D4'],
    ['document', 'D2'],
  ] as const)('is never %s (%s)', (kind, rule) => {
    expect(translatable(kind)).toEqual({ byMachine: false, rule });
  });
});
