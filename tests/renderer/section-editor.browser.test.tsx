import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MinutesView } from '#contract/views.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import { minutesView, sections } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';

let clear = (): void => undefined;
const [mine, free, other] = sections;
if (mine === undefined || free === undefined || other === undefined) throw new Error('Three sections');

beforeEach(() => page.viewport(1366, 768));
afterEach(() => {
  clear();
  sessionStorage.clear();
});

async function showMinutes(changed: Partial<MinutesView> = {}): Promise<FakeHost> {
  const host = createFakeHost('minute-taker', minutesView(changed));
  clear = await drawPage(<Minutes />, host);
  await vi.waitFor(() => expect(document.querySelector('.section-editor')).not.toBeNull());
  return host;
}

/** The caret is back in it before anything is typed. */
async function field(): Promise<HTMLElement> {
  return vi.waitFor(
    () => {
      const found = document.querySelector('[role="textbox"][contenteditable]');
      if (!(found instanceof HTMLElement)) throw new Error('No field');
      expect(document.activeElement).toBe(found);
      return found;
    },
    { timeout: 10_000 },
  );
}

function state(): string {
  return document.querySelector('.section-head output')?.textContent ?? '';
}

function saved(host: FakeHost): unknown[] {
  return host.calls.filter(({ command }) => command === 'draft.save').map(({ input }) => input);
}

describe('a section of the minutes that this page holds the pen of', () => {
  it('has its name, the language of the plan, and the caret where it was', async () => {
    await showMinutes();
    const text = await field();
    expect(text.getAttribute('aria-labelledby')).toBe('heading-section-p2');
    expect([text.lang, text.textContent]).toEqual(['nb', 'Jonas har fått en fadder.']);
    expect(document.getSelection()?.focusOffset).toBe(25);
    expect(state()).toBe('lagret her');
  });

  it('saves what is typed in a pause, with the caret and the turn of the pen, and says so all the time', async () => {
    const host = await showMinutes();
    await field();
    await userEvent.keyboard(' Han er glad.');
    expect(state()).toBe('ikke lagret ennå');
    await vi.waitFor(() => expect(state()).toBe('lagret her'));
    expect(saved(host).at(-1)).toEqual({
      section: 'section-p2',
      text: fromPlainText('Jonas har fått en fadder. Han er glad.'),
      caret: 39,
      turn: 'turn-1',
    });
    expect(sessionStorage).toHaveLength(0);
  });

  it('keeps what is typed while the host is away, goes on, and saves it when it is back', async () => {
    const host = await showMinutes();
    const text = await field();
    host.drop();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Vi har mistet kontakten'));
    await userEvent.keyboard(' Dette blir ikke borte.');
    await vi.waitFor(() => expect(saved(host)).toEqual([]));
    expect(text.textContent).toContain('Dette blir ikke borte.');
    expect(state()).toBe('ikke lagret ennå');
    host.pass(100);
    await vi.waitFor(() => expect(saved(host)).toHaveLength(1));
    expect(JSON.stringify(saved(host))).toContain('Dette blir ikke borte.');
    expect(document.activeElement).toBe(text);
  });

  it('writes what is typed as it stands, and makes bold, lists and headings by keys that are told', async () => {
    const host = await showMinutes();
    await field();
    await userEvent.keyboard('{Enter}1. oktober *møtes* vi.{Enter}');
    await userEvent.keyboard('{Control>}{Shift>}8{/Shift}{/Control}Mor leser');
    await userEvent.keyboard('{Enter}{Control>}b{/Control}Far kjører{Control>}b{/Control}{Enter}{Enter}');
    await userEvent.keyboard('{Control>}{Shift>}9{/Shift}{/Control}Skole');
    await vi.waitFor(() => expect(state()).toBe('lagret her'));
    expect(saved(host).at(-1)).toMatchObject({
      text: {
        content: [
          { type: 'paragraph' },
          { type: 'paragraph', content: [{ type: 'text', text: '1. oktober *møtes* vi.' }] },
          {
            type: 'bulletList',
            content: [
              { content: [{ content: [{ text: 'Mor leser' }] }] },
              { content: [{ content: [{ text: 'Far kjører', marks: [{ type: 'bold' }] }] }] },
            ],
          },
          { type: 'heading', attrs: { level: 3 }, content: [{ text: 'Skole' }] },
        ],
      },
    });
    expect(findButton('OverskriftCtrl+Shift+9').getAttribute('aria-pressed')).toBe('true');
  });

  it('is left by Tab, into one stop of tools that arrows go through', async () => {
    const host = await showMinutes();
    const text = await field();
    await userEvent.keyboard('{Tab}');
    const bar = document.querySelector('[role="toolbar"]');
    expect(bar?.getAttribute('aria-label')).toBe('Skriveverktøy');
    expect(document.activeElement).toBe(findButton('FetCtrl+B'));
    await userEvent.keyboard('{ArrowLeft}');
    expect(document.activeElement).toBe(findButton('Gjør om i teksten'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(document.activeElement).toBe(text);
    await userEvent.keyboard(' Ja');
    await vi.waitFor(() => expect(JSON.stringify(saved(host).at(-1))).toContain('italic'));
    await userEvent.keyboard('{Tab}{Tab}');
    expect(bar?.contains(document.activeElement)).toBe(false);
  });

  it('takes no more than there is room for, and says so', async () => {
    await showMinutes({ sections: [{ ...mine, text: fromPlainText('a'.repeat(7990)), caret: 7991 }] });
    const text = await field();
    expect(document.body.textContent).toContain('Det er plass til 10 tegn til.');
    await userEvent.keyboard('bbbbbbbbbbbbbb');
    expect(text.textContent).toHaveLength(8000);
    expect(document.body.textContent).toContain('Det er ikke plass til mer her.');
    await userEvent.keyboard('{Backspace}');
    expect(document.body.textContent).toContain('Det er plass til 1 tegn til.');
  });
});

describe('the pen', () => {
  it('is given in one touch, first to whoever asked', async () => {
    const others = [{ page: 'chair', name: 'Marit Berg', asks: true as const }];
    const host = await showMinutes({ sections: [{ ...mine, others }] });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Marit Berg vil skrive her.'));
    findButton('Gi pennen til Marit Berg').click();
    await vi.waitFor(() =>
      expect(host.calls.at(-1)).toMatchObject({
        command: 'pen.give',
        input: { section: 'section-p2', to: 'chair' },
      }),
    );
  });

  it('goes when it is taken, after what was typed last', async () => {
    const host = await showMinutes();
    await field();
    await userEvent.keyboard(' Til sist.');
    host.change({ sections: [{ ...mine, leaving: { page: 'chair', name: 'Marit Berg' } }] });
    await vi.waitFor(() => expect(host.calls.at(-1)?.command).toBe('pen.give'));
    expect(JSON.stringify(saved(host).at(-1))).toContain('Til sist.');
    expect(document.body.textContent).toContain('Marit Berg tar over pennen nå.');
    await vi.waitFor(() => expect(document.querySelector('[contenteditable="true"]')).toBeNull());
  });

  it('that went before the page could save leaves the text to be seen, until it is put away', async () => {
    const host = await showMinutes();
    host.answer = ({ call, command }) => ({
      kind: 'answer',
      call,
      ...(command === 'draft.save' ? { ok: false, refusal: { kind: 'pen-taken' } } : { ok: true, value: {} }),
    });
    await field();
    await userEvent.keyboard(' Ikke lagret.');
    host.change({ sections: [{ ...other, id: mine.id, agenda: mine.agenda }] });
    await vi.waitFor(() =>
      expect(document.body.textContent).toContain('Vi rakk ikke å lagre det siste du skrev'),
    );
    const kept = document.querySelector('.draft-notice textarea');
    expect(kept instanceof HTMLTextAreaElement && kept.value).toBe('Jonas har fått en fadder. Ikke lagret.');
    findButton('Legg bort teksten').click();
    await vi.waitFor(() => expect(document.querySelector('.draft-notice')).toBeNull());
  });

  it('is asked for or taken where somebody else writes, and the text is read meanwhile', async () => {
    const host = await showMinutes({ sections: [{ ...other, pen: 'other' }] });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Per Lund skriver her nå.'));
    expect(document.querySelector('.draft-read')?.textContent).toBe('Mor spør om ferieklubben.');
    findButton('Be om pennen: Sommeren').click();
    await vi.waitFor(() => expect(host.calls.at(-1)?.command).toBe('pen.ask'));
    await vi.waitFor(() => expect(findButton('Ta over pennen: Sommeren').disabled).toBe(false));
    findButton('Ta over pennen: Sommeren').click();
    await vi.waitFor(() => expect(host.calls.at(-1)?.command).toBe('pen.take'));
  });
});

describe('a page that comes back after a crash', () => {
  it('says that the last second may be missing, only where it is', async () => {
    sessionStorage.setItem('stafettrom.unsaved.section-p2', '25');
    sessionStorage.setItem('stafettrom.unsaved.section-p4', '40');
    await showMinutes();
    await vi.waitFor(() => expect(document.querySelectorAll('.draft-notice')).toHaveLength(1));
    expect(document.body.textContent).toContain('Det siste sekundet du skrev før siden stanset, kan mangle.');
    findButton('Jeg har lest over').click();
    await vi.waitFor(() => expect(document.querySelector('.draft-notice')).toBeNull());
    expect(sessionStorage).toHaveLength(0);
  });

  it('takes what the host holds, while nothing newer was typed here', async () => {
    const host = await showMinutes();
    const text = await field();
    host.change({ sections: [{ ...mine, version: 4, text: fromPlainText('Kom sent fram.') }, free] });
    await vi.waitFor(() => expect(text.textContent).toBe('Kom sent fram.'));
    await userEvent.keyboard('{End}!');
    host.change({ sections: [{ ...mine, version: 5, text: fromPlainText('Gammelt.') }, free] });
    await vi.waitFor(() => expect(saved(host)).toHaveLength(1));
    expect(text.textContent).toBe('Kom sent fram.!');
  });
});
