import axe from 'axe-core';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sentence, VoicePort } from '#renderer/home/device-voice.ts';
import { homeCommandSchema } from '#sync/home-messages.ts';
import { consentId, homeConsent, homePlan, meetingId, teacherId } from '../fixtures/home-answers.ts';
import { createFakeHome, drawHome, type FakeHome } from './fixtures/draw-home.tsx';
import { findButton } from './fixtures/draw-page.tsx';
import { headingIsThere, lastCommand, plan, press, said } from './fixtures/home-steps.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(360, 740));
afterEach(() => clear());

async function open(home: FakeHome, address: string): Promise<void> {
  clear = await drawHome(home, address);
  await headingIsThere();
}

describe('a consent', () => {
  it('shows text of the store as text, and both answers of one size', async () => {
    await open(createFakeHome(), plan(`/consent/${consentId}`));
    await vi.waitFor(() => findButton('Signer'));
    expect(said()).toContain('<b>Dette er tekst</b>');
    const [sign, later] = [findButton('Signer'), findButton('Vi vil lese det hjemme')].map((one) => {
      const { width, height } = one.getBoundingClientRect();
      return [width, height, getComputedStyle(one).backgroundColor, getComputedStyle(one).fontSize];
    });
    expect(sign).toEqual(later);
  });

  it('is signed in its two parts, each asked once, and says who still waits', async () => {
    const home = createFakeHome();
    await open(home, plan(`/consent/${consentId}`));
    await press('Signer delen om helse');
    expect(home.sent).toEqual([]);
    home.plan = homePlan({ consents: [homeConsent({ toSign: ['plan'], waitsFor: ['Jon Eksempel'] })] });
    await press('Ja, signer');
    await vi.waitFor(() => expect(said()).toContain('Takk. Du har skrevet under.'));
    expect(lastCommand(home)).toEqual({ kind: 'consent.sign', consent: consentId, part: 'health' });
    await vi.waitFor(() => expect(said()).toContain('Vi venter fortsatt på Jon Eksempel.'));
  });

  it('cannot be signed where its text did not come', async () => {
    const { text: _text, ...without } = homeConsent();
    await open(createFakeHome({ plan: homePlan({ consents: [without] }) }), plan(`/consent/${consentId}`));
    await vi.waitFor(() => expect(said()).toContain('Ikke skriv under før du har lest den.'));
    expect(() => findButton('Signer')).toThrow('No button');
  });

  it('is left for later without a word to the store', async () => {
    const home = createFakeHome();
    await open(home, plan(`/consent/${consentId}`));
    await press('Vi vil lese det hjemme');
    await vi.waitFor(() => expect(said()).toContain('Teksten ligger her når du kommer tilbake.'));
    expect(home.sent).toEqual([]);
  });
});

describe('withdrawing', () => {
  it.each([
    {
      grade: 'Én person',
      what: 'Tore Påfunn',
      input: { participant: teacherId },
      words: 'Tore Påfunn slutter å se planen',
    },
    { grade: 'Ett tema', what: 'helse', input: { topic: 'health' }, words: 'slutter å se det om helse' },
    {
      grade: 'Hele samtykket',
      what: undefined,
      input: {},
      words: 'Denne kommunen avslutter, låser og arkiverer planen.',
    },
  ] as const)(
    'takes $grade, says what happens and that it stays, and asks for no reason',
    async ({ grade, what, input, words }) => {
      const home = createFakeHome();
      await open(home, plan('/withdraw'));
      await userEvent.click(page.getByLabelText(grade));
      if (what !== undefined) await userEvent.click(page.getByLabelText(what));
      await press('Gå videre');
      await vi.waitFor(() => expect(said()).toContain(words));
      expect(said()).toContain('Dette kan du ikke angre.');
      expect(document.querySelectorAll('textarea, input[type="text"]')).toHaveLength(0);
      await press('Ja, trekk det nå');
      await vi.waitFor(() => expect(said()).toContain('Det er trukket'));
      expect(lastCommand(home)).toEqual({ kind: 'consent.withdraw', ...input });
    },
  );

  it('can be left, and nothing is sent', async () => {
    const home = createFakeHome();
    await open(home, plan('/withdraw'));
    await userEvent.click(page.getByLabelText('Hele samtykket'));
    await press('Gå videre');
    await press('Nei, la det være');
    await vi.waitFor(() => findButton('Gå videre'));
    expect(home.sent).toEqual([]);
  });
});

describe('minutes at home', () => {
  it('are answered, and a refusal has its sentence', async () => {
    const home = createFakeHome();
    home.answer = () => Response.json({ type: 'refused-by-law', refusal: 'plan-ended' }, { status: 422 });
    await open(home, plan(`/minutes/${meetingId}`));
    await press('Ikke enig');
    await vi.waitFor(() => expect(said()).toContain('Stafettloggen er avsluttet og låst.'));
    expect(lastCommand(home)).toEqual({ kind: 'minutes.answer', meeting: meetingId, answer: 'disagrees' });
  });

  it('keep the same id for a remark until the store has answered', async () => {
    const home = createFakeHome();
    home.answer = () => Promise.reject(new TypeError('gone'));
    await open(home, plan(`/minutes/${meetingId}`));
    await userEvent.fill(page.getByLabelText('Skriv en merknad'), 'Ada leker også inne.');
    await press('Send merknaden');
    await vi.waitFor(() => expect(said()).toContain('Fikk ikke sendt. Prøv igjen.'));
    home.answer = createFakeHome().answer;
    await press('Send merknaden');
    await vi.waitFor(() => expect(said()).toContain('Merknaden er tatt imot.'));
    const [first, second] = home.sent.map(({ body }) => homeCommandSchema.parse(body));
    expect(second).toEqual(first);
  });

  it('are read sentence by sentence; a pause takes the sentence again', async () => {
    const spoken: Sentence[] = [];
    const voice: VoicePort = {
      find: async () => ({
        lang: 'nb-NO',
        localService: true,
        default: true,
        name: 'Nora',
        voiceURI: 'nora',
      }),
      say: (sentence) => void spoken.push(sentence),
      stop: () => undefined,
    };
    await open(createFakeHome({ voice }), plan(`/minutes/${meetingId}`));
    await press('Les høyt');
    await vi.waitFor(() =>
      expect(spoken.map(({ text }) => text)).toEqual(['Mål 1: Ada leker med to andre barn']),
    );
    spoken[0]?.onSaid();
    await vi.waitFor(() =>
      expect(document.querySelector('.home-sentence-now')?.textContent).toBe('Det går bedre.'),
    );
    await press('Pause');
    await press('Fortsett');
    await press('Raskt');
    await vi.waitFor(() =>
      expect(spoken.slice(1).map(({ text }) => text)).toEqual(Array(3).fill('Det går bedre.')),
    );
    expect(spoken.at(-1)?.rate).toBe(1.25);
    await press('Stopp');
    await vi.waitFor(() => expect(document.querySelector('.home-sentence-now')).toBeNull());
  });

  it('say calmly that there is no voice', async () => {
    await open(createFakeHome(), plan(`/minutes/${meetingId}`));
    await vi.waitFor(() => expect(said()).toContain('Vi fant ingen norsk stemme her som leser uten nett.'));
    expect(() => findButton('Les høyt')).toThrow('No button');
  });
});

describe('the holder', () => {
  it('can be asked to be another, with one question and no reason', async () => {
    const home = createFakeHome();
    await open(home, plan('/holder'));
    await vi.waitFor(() => expect(said()).toContain('400 00 000'));
    expect(said()).toContain('Liv Tenkt trer inn');
    await press('Be om en annen');
    await press('Ja, be om en annen');
    await vi.waitFor(() => expect(said()).toContain('Ønsket er tatt imot.'));
    expect(lastCommand(home)).toEqual({ kind: 'holder.ask' });
  });

  it('has a place for the identity number: covered, checked, and gone when it is sent', async () => {
    const home = createFakeHome();
    home.answer = () => new Response(null, { status: 204 });
    await open(home, plan('/place'));
    const field = page.getByLabelText('Fødselsnummeret til Ada');
    await userEvent.fill(field, '014100 00000');
    await press('Lagre fødselsnummeret');
    await vi.waitFor(() => expect(said()).toContain('Dette er ikke et gyldig fødselsnummer.'));
    expect(home.sent).toEqual([]);
    await expect.element(field).toHaveAttribute('type', 'password');
    await userEvent.fill(field, '014100 00284');
    await press('Lagre fødselsnummeret');
    await vi.waitFor(() => expect(said()).toContain('Vi har fått fødselsnummeret.'));
    expect(home.sent[0]?.body).toEqual({ number: '01410000284' });
    await expect.element(field).toHaveValue('');
    expect(said()).not.toContain('01410000284');
  });

  it('sends a picture of a paper as it is, and no other kind of file', async () => {
    const home = createFakeHome();
    await open(home, plan('/place'));
    const choose = page.getByLabelText('Velg fil for skjemaet signert 11. mars 2027');
    await userEvent.upload(choose, new File(['x'], 'brev.txt', { type: 'text/plain' }));
    await vi.waitFor(() => expect(said()).toContain('Velg et bilde eller en PDF.'));
    expect(home.sent).toEqual([]);
    const scan = new File(['%PDF-'], 'skjema.pdf', { type: 'application/pdf' });
    await userEvent.upload(choose, scan);
    await vi.waitFor(() => expect(said()).toContain('Vi har fått skjemaet.'));
    expect(home.sent[0]?.body).toBeInstanceOf(Blob);
  });
});

describe('the next meeting (K1)', () => {
  const meeting = { date: '2027-05-14', time: '13:00', place: 'Furulia barnehage' } as const;
  const states = ['called', 'called-off', 'no-longer-asked'] as const;

  it('is put into a calendar or taken out of it by one press, on a page that is clean for axe', async () => {
    const meetings = states.map((state) => ({ ...meeting, meeting: state, state }));
    await open(createFakeHome({ plan: homePlan({ meetings }) }), plan(''));
    await vi.waitFor(() => expect(said()).toContain('14. mai 2027 klokken 13.00'));
    expect(said()).toContain('Møtet 14. mai 2027 klokken 13.00 er avlyst.');
    expect(said()).toContain('Du skal ikke være med på møtet 14. mai 2027 klokken 13.00 likevel.');
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/calendar"]')];
    expect(links.map((link) => link.textContent)).toEqual([
      'Legg i kalenderen',
      'Ta ut av kalenderen',
      'Ta ut av kalenderen',
    ]);
    expect(links.map((link) => new URL(link.href).pathname)).toEqual(
      states.map((state) => `/v1/home${plan('')}/meetings/${state}/calendar`.replace('/plan/', '/plans/')),
    );
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });

  it('has no place on the page where none is agreed', async () => {
    await open(createFakeHome({ plan: homePlan({ meetings: [] }) }), plan(''));
    await vi.waitFor(() => expect(said()).toContain('Referat'));
    expect(said()).not.toContain('Neste møte');
  });
});
