import axe from 'axe-core';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewSchemas } from '#contract/views.ts';
import type { Language } from '#language/language.ts';
import { checkPlain } from '#language/plain/check-plain.ts';
import type { PlainFinding } from '#language/plain/plain-finding.ts';
import { PlainHints } from '#renderer/components/hints/PlainHints.tsx';
import { createCheckAgain, followSpans, replaceIn } from '#renderer/components/hints/check-paragraphs.ts';
import { joinFindings } from '#renderer/components/hints/choose-hints.ts';
import { hideHints } from '#renderer/components/hints/hint-page.ts';
import { findingRanges } from '#renderer/components/hints/underline-hints.ts';
import { chairView } from './fixtures/chair-views.ts';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => {
  hideHints(false);
  clear();
});

function Field({ first, language }: { first: string; language: Language }): ReactNode {
  const [text, setText] = useState(first);
  return (
    <main className="console-page">
      <h1>Referat</h1>
      <textarea aria-label="Referat" value={text} onChange={(event) => setText(event.target.value)} />
      <PlainHints
        place="a1"
        text={text}
        language={language}
        onReplace={(range, words) => setText((now) => replaceIn(now, range, words))}
      />
    </main>
  );
}

interface Room {
  readonly left?: readonly object[];
  readonly misspelt?: readonly object[];
  readonly away?: boolean;
}

async function write(
  first: string,
  { left = [], misspelt = [], away = false }: Room = {},
): Promise<FakeHost> {
  const view = chairView('goal', { sections: [] });
  viewSchemas.chair.parse(view);
  const host = createFakeHost('chair', view);
  host.answer = ({ call, command }) => {
    const values: Record<string, object> = {
      'hint.recall': { left },
      'words.check': { away, misspelt },
    };
    return { kind: 'answer', call, ok: true, value: values[command] ?? {} };
  };
  clear = await drawPage(<Field first={first} language="nb" />, host);
  await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
  field().focus();
  return host;
}

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('There is no field');
  return found;
}

function hints(): string[] {
  return [...document.querySelectorAll('.plain-hint > p')].map((one) => one.textContent);
}

async function told(count: number): Promise<void> {
  await vi.waitFor(() => expect(hints()).toHaveLength(count), 3000);
}

function asked(host: FakeHost, command: string): unknown[] {
  return [...host.hintCalls, ...host.calls]
    .filter((call) => call.command === command)
    .map((call) => call.input);
}

describe('hints under a field', () => {
  it('say what to write instead, and one key puts it there and nowhere else, with the caret where it was', async () => {
    await write('F.eks. leser de. Ada leser ca. ti minutter.');
    await told(2);
    expect(hints()).toEqual([
      'Rett dette «F.eks.» Skriv hele ordet: for eksempel.',
      'Rett dette «ca.» Skriv hele ordet: omtrent.',
    ]);
    field().setSelectionRange(43, 43);
    await userEvent.keyboard('{Alt>}2{/Alt}');
    await vi.waitFor(() => expect(field().value).toBe('F.eks. leser de. Ada leser omtrent ti minutter.'));
    expect([document.activeElement, field().selectionStart]).toEqual([field(), 47]);
    await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
    await vi.waitFor(() =>
      expect(field().value).toBe('For eksempel leser de. Ada leser omtrent ti minutter.'),
    );
    await told(0);
  });

  it('are at most three, what matters most first, and never put anything in the place of a worry', async () => {
    await write('Ada leser ca. ti sider, osv. Hun har angst, og vi snakker om selvmord. Adhd.');
    await told(3);
    expect(hints()[0]).toContain('Spørsmål «selvmord»');
    const [worry] = document.querySelectorAll('.plain-hint');
    expect(worry?.querySelectorAll('button')).toHaveLength(1);
    const before = field().value;
    await userEvent.keyboard('{Alt>}1{/Alt}');
    expect(field().value).toBe(before);
  });

  it('wait for silence, ask the room only for what is new, and let stand what was left to stand', async () => {
    const vague = { rule: 'abbr', match: 'ca.' };
    const host = await write('Ada leser ca. ti skoel. Vi leser bl.a. sammen.', {
      left: [vague],
      misspelt: [{ word: 'skoel', likely: ['skole'] }],
    });
    await told(2);
    expect(hints()[1]).toBe('Forslag «skoel» Er ordet skrevet rett? Kanskje: skole.');
    findButton('La stå: skoel').click();
    await told(1);
    expect(asked(host, 'hint.leave')).toEqual([{ rule: 'spelling', match: 'skoel' }]);
    findButton('La stå: bl.a.').click();
    await told(0);
    expect(document.activeElement).toBe(field());
    expect(asked(host, 'hint.leave').at(-1)).toEqual({ rule: 'abbr', match: 'bl.a.', place: 'a1' });
    typeInto(field(), 'Ada leser ca. ti skoel. Vi leser bl.a. sammen i timen.');
    await vi.waitFor(() => expect(asked(host, 'words.check')).toHaveLength(2), 3000);
    expect(asked(host, 'words.check')[1]).toEqual({ language: 'nb', words: ['timen'] });
    expect(hints()).toEqual([]);
  });

  it('are reached from the field by a key, left by another, and hidden by a button', async () => {
    await write('Vi leser osv.');
    await told(1);
    const heard = document.querySelector('[aria-live="polite"]');
    expect(heard?.textContent).toBe('Ett språkforslag. Trykk Alt og H for å gå dit.');
    await userEvent.keyboard('{Alt>}h{/Alt}');
    expect(document.querySelector('.hints')?.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(field());
    findButton('Skjul språkhjelpen').click();
    await told(0);
    findButton('Skjul språkhjelpen').click();
    await told(1);
  });

  it('go on without a dictionary and say so, and are faultless to axe', async () => {
    await write('Vi leser ca. ti sider.', { away: true });
    await told(1);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Stavekontrollen er borte nå.'), 3000);
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
});

describe('the marks in an editor', () => {
  it('stand on the very words, across bold text and line breaks, and not where text and editor differ', () => {
    const editor = document.createElement('div');
    editor.innerHTML = '<h3>Skole</h3><p></p><ul><li><p>Les <b>ca</b>. ti</p></li></ul><p>Ja,<br>osv.</p>';
    const text = 'Skole\nLes ca. ti\nJa,\nosv.';
    const found = joinFindings(text, checkPlain(text, 'nb'), []);
    const drawn = (): string[] => findingRanges(editor, text, found).map(({ range }) => range.toString());
    expect(drawn()).toEqual(['ca.', 'osv.']);
    editor.querySelector('ul')?.remove();
    expect(drawn()).toEqual([]);
  });
});

const parts = ['ca. ', 'snarest ', 'Ada ', 'osv. ', 'Timen ble avsluttet. ', '\n', '\n\n', 'les ', 'f.eks. '];
const anyText = fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map((some) => some.join(''));

function where({ rule, start, end }: PlainFinding): unknown[] {
  return [rule, start, end];
}

describe('while the text changes', () => {
  it('a paragraph is read once, and what is found is what the whole text would give', () => {
    const check = createCheckAgain();
    fc.assert(
      fc.property(anyText, (text) => {
        const again = check({ text, language: 'nb', names: ['Ada'] });
        const whole = checkPlain(text, 'nb', { names: ['Ada'] });
        expect(again.findings.map(where)).toEqual(whole.map(where));
      }),
      { numRuns: 150 },
    );
  });

  it('a hint stays on its own words or goes, and taking it changes these and no others', () => {
    const anyChange = fc.record({ text: anyText, from: fc.nat(80), to: fc.nat(80), put: anyText });
    fc.assert(
      fc.property(anyChange, ({ text, from, to, put }) => {
        const at = { start: Math.min(from, to, text.length), end: Math.min(Math.max(from, to), text.length) };
        const after = replaceIn(text, at, put);
        const spans = checkPlain(text, 'nb').map((one) => ({
          ...one,
          words: text.slice(one.start, one.end),
        }));
        for (const span of followSpans(spans, text, after)) {
          expect(after.slice(span.start, span.end)).toBe(span.words);
          const taken = replaceIn(after, span, '#');
          expect([taken.slice(0, span.start), taken.slice(span.start + 1)]).toEqual([
            after.slice(0, span.start),
            after.slice(span.end),
          ]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
