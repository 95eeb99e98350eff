import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WordsPart } from '#contract/words-rows.ts';
import { WordsOnWall } from '#renderer/chair/WordsOnWall.tsx';
import { WordsPanel } from '#renderer/chair/WordsPanel.tsx';
import { StageMade } from '#renderer/components/stage/StageMade.tsx';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { chairView } from './fixtures/chair-views.ts';
import { screenPages, screenView } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

const other = { text: 'Jonas veljer leik.', unsure: false } as const;
const words: WordsPart = {
  written: 'nb',
  form: 'nn',
  original: false,
  offered: true,
  lines: [
    { id: 'a1:0', text: 'Jonas velger lek.', language: 'nb', other: { ...other, by: 'machine' } },
    {
      id: 'a2:0',
      text: 'Jonas leser.',
      language: 'nb',
      other: { text: 'Jonas les.', by: 'person', unsure: false },
    },
  ],
  own: [{ id: 'w1', nn: { term: 'leikegruppa', text: 'Fire barn som leikar saman.' } }],
  mayExplain: true,
};

async function show(change: Partial<WordsPart> = {}): Promise<FakeHost> {
  const host = createFakeHost('chair', chairView('goal'));
  const drawn = { ...words, ...change };
  clear = await drawPage(
    <main>
      <h1>Ord</h1>
      <h2>På veggen</h2>
      <WordsOnWall words={drawn} />
      <WordsPanel words={drawn} />
    </main>,
    host,
  );
  await vi.waitFor(() => expect(document.querySelector('.reading-panel')).not.toBeNull());
  document.querySelector('.reading-panel')?.setAttribute('open', '');
  return host;
}

function callsOf(host: FakeHost): readonly unknown[] {
  return host.calls.map(({ command, input }) => [command, input]);
}

describe('words on the chair’s console', () => {
  it('choose the written form of the wall, and show the original', async () => {
    const host = await show();
    findButton('bokmål').click();
    await vi.waitFor(() => expect(callsOf(host)).toEqual([['screen.form', { language: 'nb' }]]));
    await vi.waitFor(() => expect(findButton('Vis originalen').disabled).toBe(false));
    findButton('Vis originalen').click();
    await vi.waitFor(() => expect(callsOf(host).at(-1)).toEqual(['screen.original', {}]));
  });

  it('have no button where nothing translates', async () => {
    await show({ offered: false, lines: [], own: [] });
    expect([...document.querySelectorAll('button')].map((one) => one.textContent)).not.toContain('nynorsk');
  });

  it('say a sentence otherwise, and give it back to the machine', async () => {
    const host = await show();
    findButton('Rett: Jonas velger lek.').click();
    const field = await vi.waitFor(() => {
      const found = document.querySelector('textarea');
      if (found === null) throw new Error('No field');
      return found;
    });
    expect([field.value, field.lang]).toEqual([other.text, 'nn']);
    typeInto(field, 'Jonas vel leik.');
    findButton('Lagre teksten').click();
    await vi.waitFor(() =>
      expect(callsOf(host)).toEqual([['wording.correct', { line: 'a1:0', text: 'Jonas vel leik.' }]]),
    );
    findButton('Bruk maskinen igjen: Jonas leser.').click();
    await vi.waitFor(() => expect(callsOf(host).at(-1)).toEqual(['wording.correct', { line: 'a2:0' }]));
  });

  it('explain a word in one written form or both, and take it out', async () => {
    const host = await show();
    const [term, text] = document.querySelectorAll<HTMLInputElement>('.words-new input');
    if (term === undefined || text === undefined) throw new Error('No fields');
    typeInto(term, 'lesestund');
    typeInto(text, 'Faste minutter med bok.');
    await vi.waitFor(() => expect(findButton('Lagre ordet').disabled).toBe(false));
    findButton('Lagre ordet').click();
    const nb = { term: 'lesestund', text: 'Faste minutter med bok.' };
    await vi.waitFor(() => expect(callsOf(host)).toEqual([['word.explain', { nb }]]));
    findButton('Ta bort ordet leikegruppa').click();
    await vi.waitFor(() => expect(callsOf(host).at(-1)).toEqual(['word.explain', { word: 'w1' }]));
  });

  it('are faultless to axe', async () => {
    await show();
    findButton('Rett: Jonas velger lek.').click();
    await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
});

describe('the mark on the wall', () => {
  it.each([
    ['machine', 'Oversatt av maskin. Originalen gjelder.'],
    ['person', 'Oversatt av en person. Originalen gjelder.'],
  ] as const)('says in words that it was made by a %s', async (by, mark) => {
    const shown = { ...screenPages.goal, made: { by, of: 'Jonas trives' } };
    clear = await drawPage(<StageMade page={shown} />, createFakeHost('screen', screenView('goal')));
    await vi.waitFor(() => expect(document.querySelector('.stage-made')?.textContent).toBe(mark));
  });
});
