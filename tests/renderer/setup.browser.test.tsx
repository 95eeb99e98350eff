import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckRow, SetupDraft, SetupPart } from '#contract/setup-rows.ts';
import { inWords } from '#language/figures.ts';
import { fill as fillText } from '#language/fill-text.ts';
import { languages } from '#renderer/language/languages.ts';
import { RoomOffice } from '#renderer/setup/RoomOffice.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { roundsOfFailing } from './fixtures/failing-rows.ts';
import { drawPanel, expectText, fill, findFaults, press, sentTo } from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

const draft: SetupDraft = {
  room: '',
  profile: 'try-out',
  inches: '65',
  metres: '5,2',
  store: '',
  language: 'nb',
  main: '',
  second: '',
  certificateName: '',
  chain: '',
  key: '',
  network: '',
  devices: 'offered',
  idle: '10',
};
const open: SetupPart = {
  hasCode: false,
  isOpen: true,
  draft,
  profiles: [{ id: 'try-out', name: 'Prøvekommune' }],
};

async function show(setup: SetupPart, language: 'nb' | 'nn' = 'nb'): Promise<FakeHost> {
  const view = lawView({ setup });
  const drawn = await drawPanel(
    ({ view: shown }) => (
      <div>
        <RoomOffice view={shown}>
          <p>Møtet å velge</p>
        </RoomOffice>
      </div>
    ),
    { ...view, look: { ...view.look, language } },
  );
  clear = drawn.clear;
  return drawn.host;
}

function answerWith(host: FakeHost, value: object): void {
  host.answer = ({ call }) => ({ kind: 'answer', call, ok: true, value });
}

describe('the room between meetings', () => {
  it('offers the set-up beside the plans where it is only tried, and asks before all else where it is not', async () => {
    const host = await show({ ...open, first: 'offers' });
    await expectText('Møtet å velge');
    await press('Prøv først');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['setup.later', {}]]));
    clear();
    await show({ ...open, first: 'asks' });
    await expectText('Dette gjør dere én gang.');
    expect(document.body.textContent).not.toContain('Møtet å velge');
    expect([...document.querySelectorAll('button')].map((one) => one.textContent)).not.toContain('Tilbake');
  });

  it.each(['nb', 'nn'] as const)(
    'is set up in %s: what changes is seen first, and can be read by all',
    async (language) => {
      const { setup, chair } = languages[language];
      const host = await show(open, language);
      await press(setup.places.setup);
      await fill(chair.look.inches, 'stor');
      answerWith(host, { changes: [], faults: [{ field: 'inches', kind: 'inches' }] });
      await press(setup.judge);
      await expectText(setup.faults.inches);
      expect(await findFaults()).toEqual([]);
      await fill(chair.look.inches, '75');
      answerWith(host, {
        changes: [{ field: 'inches', from: '65', to: '75' }, { field: 'scheme' }],
        faults: [],
      });
      await press(setup.judge);
      await expectText('«65»');
      await expectText(setup.fields.scheme);
      expect(document.activeElement?.id).toBe('set-up-changes');
      expect(await findFaults()).toEqual([]);
      answerWith(host, {});
      await press(setup.changes.save);
      await expectText(setup.saved);
      const saved = host.calls.at(-1);
      expect([saved?.command, saved?.input]).toEqual(['setup.save', { draft: { ...draft, inches: '75' } }]);
    },
  );

  it('says what becomes of two colours where people read', async () => {
    const { colours } = languages.nb.setup;
    await show(open);
    await press('Oppsett');
    await fill(colours.main, '#ffee66');
    await fill(colours.second, '#00594f');
    await expectText(colours.light);
    expect(document.body.textContent).not.toContain(colours.dark);
    await fill(colours.main, '#00594f');
    await expectText(colours.dark);
  });

  it('tries an address, and says in words what came of it', async () => {
    const host = await show(open);
    await press('Oppsett');
    await fill('Adressen til det sentrale systemet', 'https://lager.example');
    answerWith(host, { answer: 'away' });
    await press('Prøv adressen');
    await expectText('Ingen svarer der.');
    expect(sentTo(host)).toEqual([['setup.try', { store: 'https://lager.example' }]]);
  });

  it('takes a code that is typed twice alike, and sends no other', async () => {
    const host = await show(open);
    await press('Oppsett');
    await fill('Ny kode', '12345');
    await press('Bruk denne koden');
    await expectText('Bruk seks til tolv sifre.');
    await fill('Ny kode', '246810');
    await expectText('Kodene er ikke like.');
    await fill('Samme kode en gang til', '246810');
    await press('Bruk denne koden');
    await expectText('Koden gjelder nå.');
    expect(sentTo(host)).toEqual([['setup.code', { code: '246810' }]]);
  });

  it('has nothing of the set-up on a page that has not shown the code', async () => {
    const host = await show({ hasCode: true, isOpen: false });
    await press('Oppsett');
    await expectText('Oppsettet er låst');
    await fill('Kode', '246810');
    await press('Lås opp');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['setup.open', { code: '246810' }]]));
    expect(await findFaults()).toEqual([]);
  });

  it.each(['nb', 'nn'] as const)(
    'is checked in %s: a line for each, with its state in words',
    async (language) => {
      const { roomcheck, setup } = languages[language];
      const rows: CheckRow[] = [
        { check: 'disk', state: 'ok', kind: 'disk-ok', values: { gigabytes: 12.3, milliseconds: 4 } },
        { check: 'clock', state: 'fail', kind: 'clock-off', values: { minutes: 7 } },
        { check: 'certificate', state: 'warn', kind: 'certificate-soon', values: { until: '2027-06-07' } },
      ];
      const host = await show(open, language);
      await press(setup.places.check);
      answerWith(host, { rows });
      await press(roomcheck.run);
      await expectText('12,3 GB er ledig');
      await expectText('7. juni 2027');
      await expectText(roomcheck.someToDo);
      const states = [...document.querySelectorAll('.check-state')].map((one) => one.textContent);
      expect(states).toEqual([roomcheck.states.ok, roomcheck.states.fail, roomcheck.states.warn]);
      expect(await findFaults()).toEqual([]);
    },
  );

  it.each(['nb', 'nn'] as const)('says for each check that fails its sentence in %s', async (language) => {
    const { roomcheck, setup } = languages[language];
    const host = await show(open, language);
    await press(setup.places.check);
    let button = roomcheck.run;
    for (const rows of roundsOfFailing()) {
      answerWith(host, { rows });
      await press(button);
      button = roomcheck.again;
      const said = rows.map(({ state, check, kind, values }) => {
        const sentence = fillText(roomcheck.says[kind], inWords(values, language));
        return `${roomcheck.states[state]}${roomcheck.names[check]}${sentence}`;
      });
      await vi.waitFor(() => {
        const lines = [...document.querySelectorAll('.check-rows > li')];
        expect(lines.map((one) => one.textContent)).toEqual(said);
      });
    }
    expect(await findFaults()).toEqual([]);
  });

  it.each(['nb', 'nn'] as const)('names in %s the field of a file that is wrong', async (language) => {
    const { setup, refusals } = languages[language];
    const host = await show(open, language);
    await press(setup.places.setup);
    [...document.querySelectorAll('summary')].find((one) => one.textContent === setup.file.title)?.click();
    for (const [place, name] of [
      ['screenInches', setup.fields.inches],
      ['colours.main', setup.fields.main],
      ['devices.idleMinutes', setup.fields.idle],
      ['hologram', 'hologram'],
    ] as const) {
      const refusal = { kind: 'file-field' as const, field: 'file', values: { field: place } };
      host.answer = ({ call }) => ({ kind: 'answer', call, ok: false, refusal });
      await fill(setup.file.text, `{"${place}"}`);
      await press(setup.file.import);
      await expectText(setup.file.fault.replace('{{field}}', name));
    }
    host.answer = ({ call }) => ({ kind: 'answer', call, ok: false, refusal: { kind: 'file-newer' } });
    await press(setup.file.import);
    await expectText(refusals.kinds['file-newer']);
    expect(await findFaults()).toEqual([]);
  });

  it('says a wrong code calmly, and takes it out of the field', async () => {
    const host = await show({ hasCode: true, isOpen: false });
    await press('Avslutt programmet');
    host.answer = ({ call }) => ({ kind: 'answer', call, ok: false, refusal: { kind: 'code-wrong' } });
    await fill('Kode', '111111');
    await press('Ja, avslutt');
    await expectText(languages.nb.refusals.kinds['code-wrong']);
    expect(document.querySelector('input')?.value).toBe('');
  });
});
