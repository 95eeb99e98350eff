import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FamilyView } from '#contract/views.ts';
import { Family } from '#renderer/family/Family.tsx';
import type { Sentence, VoicePort } from '#renderer/home/device-voice.ts';
import '#renderer/styles/family.css';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { familyView } from './fixtures/table-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1024, 768));
afterEach(() => clear());

async function show(change: Partial<FamilyView> = {}, voice?: VoicePort): Promise<FakeHost> {
  const host = createFakeHost('family', familyView(change));
  clear = await drawPage(<Family voice={voice} />, host);
  await vi.waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
  return host;
}

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (found === null) throw new Error('There is nothing to write in');
  return found;
}

function sent(host: FakeHost): unknown[] {
  return host.calls.map((call) => [call.command, call.input]);
}

async function faults(): Promise<readonly string[]> {
  await document.fonts.ready;
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the page'] : [];
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`), ...wide];
}

/** A voice that is there, or is not, and ends a sentence when the test says so. */
function fakeVoice(isThere: boolean): { readonly port: VoicePort; readonly said: Sentence[] } {
  const said: Sentence[] = [];
  const found = new SpeechSynthesisUtterance('').voice;
  const voice = isThere
    ? { lang: 'nb-NO', localService: true, default: false, name: 'a', voiceURI: 'a' }
    : found;
  const port: VoicePort = {
    find: async () => voice ?? undefined,
    say: (sentence) => said.push(sentence),
    stop: () => undefined,
  };
  return { port, said };
}

describe("the child's page", () => {
  it('asks for a pause, and stops what is being read', async () => {
    const host = await show({ reading: { generation: 1, sentence: 'a1:0' } });
    findButton('Jeg trenger en pause').click();
    findButton('Stopp lesingen').click();
    await vi.waitFor(() =>
      expect(sent(host)).toEqual([
        ['screen.cover', {}],
        ['reading.stop', {}],
      ]),
    );
  });

  it('reads the minutes with the voice of the device, once they are approved', async () => {
    const { port, said } = fakeVoice(true);
    const minutes = [
      { id: 'm1', text: 'Skoledagen', language: 'nb' as const },
      { id: 'm2', text: 'Ada får en ny dagsplan.', language: 'nb' as const },
    ];
    await show({ minutes }, port);
    await vi.waitFor(() => findButton('Les referatet for meg'));
    findButton('Les referatet for meg').click();
    await vi.waitFor(() => expect(said.map(({ text }) => text)).toEqual(['Skoledagen']));
    said[0]?.onSaid();
    expect(said.map(({ text }) => text)).toEqual(['Skoledagen', 'Ada får en ny dagsplan.']);
    await vi.waitFor(() =>
      expect(document.querySelector('[aria-pressed="true"]')?.textContent).toBe('Ada får en ny dagsplan.'),
    );
    expect(await faults()).toEqual([]);
  });

  it('marks one of the things that were decided, with a touch', async () => {
    await show();
    const [first, second] = [...document.querySelectorAll<HTMLButtonElement>('.family-decided button')];
    second?.click();
    await vi.waitFor(() => expect(second?.getAttribute('aria-pressed')).toBe('true'));
    first?.click();
    await vi.waitFor(() => expect(second?.getAttribute('aria-pressed')).toBe('false'));
  });

  it('keeps the words to itself until they are shown, also through a pause, and then forgets them', async () => {
    const host = await show();
    typeInto(field(), 'Jeg vil sitte ved vinduet.');
    await vi.waitFor(() => expect(document.body.textContent).toContain('274 tegn igjen'));
    expect(host.calls).toEqual([]);
    host.show(familyView({ covered: true, decided: [], readers: [] }));
    await vi.waitFor(() => expect(document.body.textContent).toContain('Vi tar en pause'));
    host.show(familyView());
    await vi.waitFor(() => expect(field().value).toBe('Jeg vil sitte ved vinduet.'));
    findButton('Vis på skjermen').click();
    await vi.waitFor(() =>
      expect(sent(host)).toEqual([['family.show', { text: 'Jeg vil sitte ved vinduet.' }]]),
    );
    await vi.waitFor(() => expect(field().value).toBe(''));
    host.change({ showsWords: true });
    await vi.waitFor(() => expect(document.body.textContent).toContain('Nå står det på skjermen.'));
    expect([localStorage.length, document.cookie]).toEqual([0, '']);
  });

  it('asks how it is only when the child opens it, and sends it nowhere', async () => {
    const host = await show();
    expect(document.querySelector('.family-scale')).toBeNull();
    findButton('Hvordan har du det nå?').click();
    await vi.waitFor(() => expect(document.querySelector('.family-scale')).not.toBeNull());
    findButton('Litt vanskelig').click();
    await vi.waitFor(() => expect(findButton('Litt vanskelig').getAttribute('aria-pressed')).toBe('true'));
    findButton('Hvordan har du det nå?').click();
    await vi.waitFor(() => expect(document.querySelector('.family-scale')).toBeNull());
    expect(host.calls).toEqual([]);
  });

  it('reads with a voice of the device, one after the other, and is silent while the room is read to', async () => {
    const { port, said } = fakeVoice(true);
    const host = await show({}, port);
    await vi.waitFor(() => findButton('Les for meg'));
    findButton('Les for meg').click();
    await vi.waitFor(() => expect(said).toHaveLength(1));
    said[0]?.onSaid();
    await vi.waitFor(() =>
      expect(document.querySelectorAll('.family-decided [aria-pressed="true"]')[0]?.textContent).toContain(
        'Dette er gjort',
      ),
    );
    host.change({ reading: { generation: 2, sentence: 'a1:0' } });
    await vi.waitFor(() => expect(findButton('Les for meg').disabled).toBe(true));
    expect(document.querySelector('.family-decided [aria-pressed="true"]')).toBeNull();
  });

  it('has no button for a voice that the device does not have', async () => {
    await show({}, fakeVoice(false).port);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Dette har vi bestemt i dag'));
    expect(() => findButton('Les for meg')).toThrow();
  });

  it('can be used with the keyboard alone', async () => {
    const host = await show();
    document.body.focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement?.textContent).toBe('Jeg trenger en pause');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(sent(host)).toEqual([['screen.cover', {}]]));
  });
});

describe("a guardian's page", () => {
  it('has no words of the child and no scale, and the same of everything else', async () => {
    await show({ me: { name: 'mor', isOwner: false } });
    expect(document.querySelector('textarea')).toBeNull();
    expect(document.body.textContent).not.toContain('Hvordan har du det nå?');
    expect(document.body.textContent).toContain('Hvem ser hva');
    expect(document.body.textContent).toContain('Ser bare helse og familie');
  });

  it('knows nothing while it waits', async () => {
    const host = createFakeHost('waiting', { look: familyView().look, waiting: true });
    clear = await drawPage(<Family voice={undefined} />, host);
    await vi.waitFor(() => expect(document.body.textContent).toContain('Møtelederen slipper deg inn.'));
  });
});

describe('both', () => {
  it.each([
    ['bokmål, light', 1024, 768, 'nb', 'light'],
    ['nynorsk, dark', 1366, 768, 'nn', 'dark'],
    ['on a phone', 360, 640, 'nb', 'light'],
    ['at 200 %', 512, 384, 'nn', 'dark'],
  ] as const)('are clean for axe, hold in the width and are large enough to touch: %s', async (...case_) => {
    const [_name, width, height, language, scheme] = case_;
    await page.viewport(width, height);
    await show({ look: { ...familyView().look, language, scheme } });
    await vi.waitFor(() => expect(document.documentElement.lang).toBe(language));
    document.querySelector<HTMLButtonElement>('[aria-expanded]')?.click();
    await vi.waitFor(() => expect(document.querySelector('.family-scale')).not.toBeNull());
    expect(await faults()).toEqual([]);
    const low = [...document.querySelectorAll('button')].filter(
      (one) => one.getBoundingClientRect().height < 55,
    );
    expect(low.map((one) => one.textContent)).toEqual([]);
  });
});
