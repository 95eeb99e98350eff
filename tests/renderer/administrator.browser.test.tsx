import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { viewSchemas } from '#contract/views.ts';
import { Administrator } from '#renderer/administrator/Administrator.tsx';
import { languages } from '#renderer/language/languages.ts';
import { administratorView, everySetting } from './fixtures/administrator-views.ts';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { look } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

async function show(view: object = administratorView()): Promise<FakeHost> {
  const host = createFakeHost('administrator', view);
  clear = await drawPage(<Administrator />, host);
  await vi.waitFor(() => expect(document.querySelector('h2')).not.toBeNull());
  return host;
}

function sent(host: FakeHost): unknown[] {
  return host.calls.map((call) => [call.command, call.input]);
}

function heading(): string {
  return document.querySelector('#question')?.textContent ?? '';
}

function fieldOf(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === label);
  const input = found === undefined ? null : document.querySelector(`[id="${found.htmlFor}"]`);
  if (!(input instanceof HTMLInputElement)) throw new Error(`No field ${label}`);
  return input;
}

async function choose(name: string): Promise<void> {
  findButton(name).click();
  await vi.waitFor(() => expect(document.querySelector('.answer')).not.toBeNull());
}

async function change(row: string): Promise<void> {
  await choose(row);
  await vi.waitFor(() => findButton('Nei, jeg vil endre det').click());
  await vi.waitFor(() => findButton('Lagre svaret'));
}

async function save(host: FakeHost, by = 'rådgiver oppvekst'): Promise<unknown> {
  typeInto(fieldOf('Hvilken rolle har du?'), by);
  findButton('Lagre svaret').click();
  await vi.waitFor(() => expect(host.calls).toHaveLength(1));
  return host.calls[0]?.input;
}

describe("the administrator's page", () => {
  it('is a view that the contract knows, and every button is large enough', async () => {
    viewSchemas.administrator.parse(administratorView());
    await show();
    const low = [...document.querySelectorAll('button')].filter(
      (one) => one.getBoundingClientRect().height < 44,
    );
    expect(low.map((one) => one.textContent)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
    expect(document.title).toBe('Stafettrom · Kommunens valg');
  });

  it.each(['nb', 'nn'] as const)('has words for every setting and every choice in %s', async (language) => {
    await show({ ...everySetting(), look: { ...look, language } });
    await vi.waitFor(() => expect(document.documentElement.lang).toBe(language));
    const shown = [...document.querySelectorAll('#all-settings ~ ul h3')].map((one) => one.textContent);
    const names = Object.values(languages[language].administrator.settings).map(({ name }) => name);
    expect(shown).toEqual(names);
    expect(document.body.textContent).not.toMatch(/youthSigns|close-and-archive|\{\{/u);
  });

  it('asks one thing at a time, with what stands now and that the routine does not say it', async () => {
    await show(administratorView({ questions: ['consentMonths', 'draftDays'] }));
    expect(heading()).toBe('Hvor mange måneder gjelder et samtykke?');
    expect(document.body.textContent).toContain('Spørsmål 1 av 2');
    expect(document.body.textContent).toContain('Nå gjelder: Samtykket har ingen sluttdato');
    expect(document.body.textContent).toContain('Står ikke i rutinen deres. Stemmer det?');
  });

  it('shows what is stated with its source, and what is confirmed with role and day', async () => {
    await show();
    expect(document.body.textContent).toContain('Står i rutinen (XX 4)');
    expect(document.body.textContent).toContain('Bekreftet av rådgiver oppvekst, 22. november 2026');
    expect(document.body.textContent).toContain('Slik leser vi rutinen (XX 43, 195)');
  });

  it('lists apart what somebody with the right must confirm', async () => {
    await show();
    const listed = [...document.querySelectorAll('#must-confirm ~ ul h3')].map((one) => one.textContent);
    expect(listed).toEqual(['Ungdommens underskrift', 'Når noen trekker samtykket']);
  });

  it('takes a yes with the role, by keyboard alone, and goes on to the next question', async () => {
    const host = await show();
    fieldOf('Hvilken rolle har du?').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.body.textContent).toContain('Skriv rollen din først.'));
    expect(host.calls).toEqual([]);
    await userEvent.keyboard('BTI-koordinator{Enter}');
    const value = { mode: 'together', from: 16 };
    const input = { field: 'youthSigns', right: true, value, by: 'BTI-koordinator' };
    await vi.waitFor(() => expect(sent(host)).toEqual([['profile.answer', input]]));
    await vi.waitFor(() => expect(heading()).toBe('Hvor mange måneder gjelder et samtykke?'));
    expect(document.activeElement?.id).toBe('question');
    expect(fieldOf('Hvilken rolle har du?').value).toBe('BTI-koordinator');
    expect(document.body.textContent).toContain('Svaret er lagret her.');
  });

  it('lets a question wait, and comes round to it again', async () => {
    await show(administratorView({ questions: ['consentMonths', 'draftDays'] }));
    findButton('Neste spørsmål').click();
    await vi.waitFor(() => expect(heading()).toContain('utkast'));
    findButton('Neste spørsmål').click();
    await vi.waitFor(() => expect(heading()).toContain('måneder'));
  });

  it('changes one of several choices, and the age beside it', async () => {
    const host = await show();
    await change('Svar: Ungdommens underskrift');
    fieldOf('Enten ungdommen eller de foresatte').click();
    typeInto(fieldOf('Fra hvilken alder?'), '15');
    const input = { field: 'youthSigns', value: { mode: 'either', from: 15 }, by: 'rådgiver oppvekst' };
    expect(await save(host)).toEqual(input);
  });

  it('changes numbers, lists, yes and no, and texts', async () => {
    const host = await show();
    await change('Svar: Beskjed før stafettholderen slutter');
    typeInto(fieldOf('Antall dager'), '60, 7');
    expect(await save(host)).toMatchObject({ value: [60, 7] });
    host.calls.length = 0;
    await change('Svar: Når dere spør familien på nytt');
    fieldOf('Når det går ut').click();
    expect(await save(host)).toMatchObject({ value: ['adding', 'moves', 'expiry'] });
    host.calls.length = 0;
    await change('Svar: Familien skriver i planen');
    fieldOf('Ja').click();
    expect(await save(host)).toMatchObject({ value: true });
    host.calls.length = 0;
    await change('Svar: Vanlig stafettholder');
    typeInto(fieldOf('Hva er riktig?'), 'kontaktlæreren');
    expect(await save(host)).toMatchObject({ value: 'kontaktlæreren' });
    host.calls.length = 0;
    await change('Svar: Hvor lenge samtykket gjelder');
    fieldOf('Antall måneder').click();
    await vi.waitFor(() => expect(document.querySelector('.answer input[inputmode]')).not.toBeNull());
    const number = document.querySelector('.answer input[inputmode]');
    if (!(number instanceof HTMLInputElement)) throw new Error('No number');
    typeInto(number, '12');
    expect(await save(host)).toMatchObject({ value: 12 });
  });

  it('says what may stand there before anything is sent', async () => {
    const host = await show();
    await change('Svar: Utkast som ingen skriver under');
    typeInto(fieldOf('Antall dager'), 'mange');
    typeInto(fieldOf('Hvilken rolle har du?'), 'leder');
    findButton('Lagre svaret').click();
    await vi.waitFor(() => expect(document.querySelector('[aria-invalid="true"]')).not.toBeNull());
    expect(document.body.textContent).toContain('Skriv et helt tall fra 1 til 400.');
    expect(host.calls).toEqual([]);
  });

  it('lets what a routine states only be said to be right', async () => {
    await show();
    await choose('Svar: Når noen trekker samtykket');
    await vi.waitFor(() => expect(document.body.textContent).toContain('Endre rutinen først'));
    expect(() => findButton('Nei, jeg vil endre det')).toThrow('No button');
  });

  it('keeps what is written when the answer is refused, with the reason beside it', async () => {
    const host = await show();
    const refusal = { kind: 'not-a-role', field: 'by' } as const;
    host.answer = (call) => ({ kind: 'answer', call: call.call, ok: false, refusal });
    typeInto(fieldOf('Hvilken rolle har du?'), 'Kari Moen');
    findButton('Ja, det stemmer').click();
    await vi.waitFor(() =>
      expect(document.querySelector('.answer .refusal')?.textContent).toContain('aldri et navn'),
    );
    expect(fieldOf('Hvilken rolle har du?').value).toBe('Kari Moen');
    expect(heading()).toContain('ungdommen');
  });

  it('tells of a file that is not in force, and thanks when all is answered', async () => {
    const fault = 'x.json: values.custody.value is "a"; allowed: all-holders, shared-residence';
    await show(administratorView({ questions: [], faults: [fault] }));
    expect(document.body.textContent).toContain(fault);
    expect(heading()).toBe('Dere har svart på alt. Takk!');
  });
});
