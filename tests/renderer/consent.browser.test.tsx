import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { Chair } from '#renderer/chair/Chair.tsx';
import { chairView } from './fixtures/chair-views.ts';
import { drawPage, findButton, typeInto } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import { openLawConsole, sentBy, shows, tick, useLaptop } from './fixtures/law-console.tsx';
import { consent, draft } from './fixtures/law-parts.ts';
import { look } from './fixtures/screen-pages.ts';

let clear = (): void => undefined;

beforeEach(() => useLaptop());
afterEach(() => clear());

async function show(changed: Partial<ChairView> = {}): Promise<FakeHost> {
  const opened = await openLawConsole(changed);
  ({ clear } = opened);
  return opened.host;
}

async function showConsent(changed: Partial<NonNullable<ChairView['consent']>> = {}): Promise<FakeHost> {
  const host = await show({ consent: { ...consent, ...changed } });
  findButton('Samtykke').click();
  await shows('Hvem skriver under?');
  return host;
}

describe('consent', () => {
  it('is one line when all is in order', async () => {
    await show();
    expect(document.querySelector('.glance')?.textContent).toContain(
      'Samtykket er i orden. Mor · Sara og Far · Ali skrev under 25. august 2026.',
    );
  });

  it('says what is blocked, why, and the next step otherwise', async () => {
    await show({
      consent: { ...consent, state: 'blocked', blocked: [{ kind: 'not-named', person: 'Ole Vik' }] },
    });
    const said = document.querySelector('.glance')?.textContent;
    expect(said).toContain('Skjermen viser ingenting av planen nå.');
    expect(said).toContain('Ole Vik står ikke i samtykket.');
    expect(said).toContain('Neste steg:');
  });

  it('makes a draft of people and topics, and a limit is data', async () => {
    const host = await showConsent({ names: [] });
    findButton('Skriv et nytt samtykke').click();
    await shows('Nytt samtykke');
    findButton('Lag utkastet').click();
    await shows('Velg minst én person.');
    tick('Ole Vik');
    await shows('Hva kan Ole Vik se?');
    tick('Økonomi');
    findButton('Lag utkastet').click();
    const topics = ['school', 'health', 'family', 'other'];
    expect(await sentBy(host, 1)).toEqual([['consent.draft', { names: [{ participant: 'ole', topics }] }]]);
  });

  it('gives signing and reading at home the same size', async () => {
    const host = await showConsent({ draft });
    const [sign, home] = ['Signert på papir', 'Vi vil lese det hjemme'].map((name) =>
      findButton(name).getBoundingClientRect(),
    );
    expect([sign?.width, sign?.height]).toEqual([home?.width, home?.height]);
    findButton('Vi vil lese det hjemme').click();
    expect(await sentBy(host, 1)).toEqual([['consent.readAtHome', {}]]);
    await shows('Møtet går videre.');
  });

  it('counts a paper only with form, day, signers and, where one is here, the interpreter', async () => {
    const host = await showConsent({ draft });
    findButton('Signert på papir').click();
    await shows('Hvilken dag står på skjemaet?');
    tick('Jeg har sett skjemaet med underskriftene.');
    tick('Far · Ali');
    tick('I dag');
    findButton('Lagre underskriftene').click();
    await shows('Noe mangler.');
    expect(host.calls).toEqual([]);
    tick('Tolken har tolket hele teksten.');
    findButton('Lagre underskriftene').click();
    const signatures = [{ participant: 'ali', part: 'plan', on: '2027-03-16' }];
    expect(await sentBy(host, 1)).toEqual([['consent.sign', { signatures, interpreterIsDone: true }]]);
  });

  it('asks who signs and on what basis where nobody can tell', async () => {
    const host = await showConsent({ ask: 'custody', signers: [] });
    findButton('Noter hvem som skriver under').click();
    await shows('Hvordan er det rundt barnet?');
    tick('Fosterhjem');
    await shows('Velg det dere har sett dokumentert.');
    findButton('Lagre hvem som skriver under').click();
    await shows('Velg minst én som skriver under.');
    expect(host.calls).toEqual([]);
  });

  it('is given for somebody new in this meeting only', async () => {
    const host = await showConsent();
    findButton('Ta med noen bare i dette møtet').click();
    await shows('Fullt navn');
    const name = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Fullt navn');
    const field = document.getElementById(name?.htmlFor ?? '');
    if (!(field instanceof HTMLInputElement)) throw new Error('No field for the name');
    typeInto(field, 'Eva Strand');
    for (const label of ['Mor · Sara', 'Jeg har sett skjemaet med underskriftene.']) tick(label);
    tick('Tolken har tolket hele teksten.');
    findButton('Signert på papir').click();
    expect(await sentBy(host, 1)).toEqual([
      [
        'consent.forMeeting',
        { name: 'Eva Strand', outside: false, signedBy: ['sara'], interpreterIsDone: true },
      ],
    ]);
  });

  it('is taken back in calm words, asked once more, with the focus on changing nothing', async () => {
    const host = await showConsent();
    findButton('Trekke samtykket').click();
    await shows('Hva vil familien trekke?');
    tick('Hele samtykket');
    tick('Mor · Sara');
    findButton('Gå videre').click();
    await vi.waitFor(() => expect(document.activeElement).toBe(findButton('Nei, la det være')));
    await shows('Denne kommunen avslutter og arkiverer planen.');
    expect(host.calls).toEqual([]);
    findButton('Ja, trekk det nå').click();
    expect(await sentBy(host, 1)).toEqual([['consent.withdraw', { form: 'spoken', saidBy: ['sara'] }]]);
  });

  it('keeps what is half written when the chair looks elsewhere', async () => {
    await showConsent();
    findButton('Skriv et nytt samtykke').click();
    await shows('Nytt samtykke');
    findButton('Møtet').click();
    findButton('Samtykke').click();
    expect(findButton('Lag utkastet').checkVisibility()).toBe(true);
  });
});

describe('after everything was withdrawn', () => {
  it('gives the text for the own record system, which names nobody', async () => {
    const { plan: _plan, ...view } = chairView('roll-call');
    const host = createFakeHost('chair', {
      ...view,
      look: { ...look, language: 'nn' },
      state: { ...view.state, phase: 'delivered' },
      delivery: { step: 'forgotten', facts: 3, withdrawn: { on: '2027-03-16', form: 'spoken' } },
    });
    clear = await drawPage(<Chair />, host);
    await shows('Skriv dette i ditt eige fagsystem i dag');
    const text = document.querySelector('textarea')?.value ?? '';
    expect(text).toContain('Familien trekte samtykket');
    expect(text).not.toContain('Jonas');
    findButton('Kopier teksten: Tekst til fagsystemet').click();
    await vi.waitFor(() =>
      expect(document.querySelector('.own-record > p[aria-live]')?.textContent).toMatch(/^Teksten er/u),
    );
  });
});
