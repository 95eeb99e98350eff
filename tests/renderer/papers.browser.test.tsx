import type { ReactNode } from 'react';
import { page } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Papers } from '#contract/document-rows.ts';
import { documentPieceBytes } from '#contract/document-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { Finish } from '#renderer/chair/Finish.tsx';
import { Minutes } from '#renderer/minutes/Minutes.tsx';
import { WallDocuments } from '#renderer/chair/WallDocuments.tsx';
import { chairView, minutesView } from './fixtures/chair-views.ts';
import { drawPage, findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { createFakeHost } from './fixtures/fake-host.ts';
import {
  choose,
  drawPanel,
  expectText,
  fill,
  findFaults,
  findLabelled,
  pick,
  press,
  sentTo,
} from './fixtures/people-panel.tsx';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

/** Where the console has them: under the heading of the wall. */
function Panel({ view }: { view: ChairView }): ReactNode {
  return (
    <section>
      <h2>Skjermen</h2>
      <WallDocuments view={view} />
    </section>
  );
}

async function showDocuments(): Promise<FakeHost> {
  const drawn = await drawPanel(Panel, chairView('goal'));
  clear = drawn.clear;
  document.querySelector<HTMLElement>('.wall-documents summary')?.click();
  await press('Legg til et dokument');
  return drawn.host;
}

async function chooseFile(file: File): Promise<void> {
  const field = await findLabelled('Velg fil');
  if (!(field instanceof HTMLInputElement)) throw new Error('No field for a file');
  const chosen = new DataTransfer();
  chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

const about = { belongs: true, title: 'Timeplan', category: 'other', topic: 'school' };

describe('a document of our own', () => {
  it('is asked about before a byte of it is sent, and goes piece by piece without its file’s name', async () => {
    const host = await showDocuments();
    await press('Legg til dokumentet');
    for (const text of ['Velg en fil.', 'Skriv en tittel.', 'Svar på spørsmålet først.'])
      await expectText(text);
    const bytes = new Uint8Array(documentPieceBytes + 3).fill(65);
    await chooseFile(new File([bytes], 'Kari Nordmann vedtak.pdf'));
    await fill('Tittel', ' Timeplan ');
    await pick('Hva handler det om?', 'school');
    await choose('Nei');
    await expectText('Legg dokumentet i fagsystemet i stedet.');
    expect(await findFaults()).toEqual([]);
    await press('Legg til dokumentet');
    expect(sentTo(host)).toEqual([]);
    await choose('Ja, det hører hjemme her');
    await press('Legg til dokumentet');
    await vi.waitFor(() => expect(host.calls.at(-1)?.command).toBe('document.keep'));
    expect(sentTo(host)).toEqual([
      ['document.begin', { bytes: bytes.length }],
      ['document.piece', { from: 0, data: 'QUFB'.repeat(documentPieceBytes / 3) }],
      ['document.piece', { from: documentPieceBytes, data: 'QUFB' }],
      ['document.keep', about],
    ]);
    await vi.waitFor(() => findButton('Legg til et dokument'));
  });

  it('that is refused stays in the form with the sentence, and closing the form drops it', async () => {
    const host = await showDocuments();
    host.answer = ({ call, command }) => {
      if (command === 'document.piece') findButton('Avbryt').click();
      return command === 'document.begin' && host.calls.length === 1
        ? { kind: 'answer', call, ok: false, refusal: { kind: 'document-has-code' } }
        : { kind: 'answer', call, ok: true, value: {} };
    };
    await chooseFile(new File([new Uint8Array(2 * documentPieceBytes)], 'a.pdf'));
    await fill('Tittel', 'Timeplan');
    await choose('Ja, det hører hjemme her');
    await press('Legg til dokumentet');
    await expectText('Filen har kode i seg, så vi la den ikke til.');
    await press('Legg til dokumentet');
    await vi.waitFor(() => expect(host.calls.map((one) => one.command)).toContain('document.drop'));
    expect(host.calls.filter(({ command }) => command === 'document.piece')).toHaveLength(1);
  });

  it('can be written here', async () => {
    const host = await showDocuments();
    await choose('En kort tekst som vi skriver her');
    await fill('Tekst', 'Ta med støvler.');
    await fill('Tittel', 'Timeplan');
    await choose('Notat');
    await choose('Ja, det hører hjemme her');
    await press('Legg til dokumentet');
    const input = { ...about, category: 'note', topic: 'other', text: 'Ta med støvler.' };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['document.write', input]]));
  });
});

describe('a document from the minute-taker’s page', () => {
  it('can be limited to some as on the chair’s, and says so when its writer is not one of them (R5)', async () => {
    const shown = { role: 'participant', isHere: true } as const;
    const me = { ...shown, id: 'per', name: 'Per Moe' };
    const other = { ...shown, id: 'rita', name: 'Rita Lie' };
    const host = createFakeHost('minute-taker', minutesView({ people: [me, other] }));
    clear = await drawPage(<Minutes />, host);
    await press('Legg til et dokument');
    await choose('En kort tekst som vi skriver her');
    await fill('Tekst', 'Ta med støvler.');
    await fill('Tittel', 'Timeplan');
    await choose('Ja, det hører hjemme her');
    await choose('Bare noen av plandeltakerne');
    await press('Legg til dokumentet');
    expect(sentTo(host)).toEqual([]);
    await choose(other.name);
    await expectText('Du er ikke med blant dem.');
    await press('Legg til dokumentet');
    const input = { ...about, topic: 'other', text: 'Ta med støvler.', limitedTo: [other.id] };
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['document.write', input]]));
  });
});

describe('paper', () => {
  const papers: Papers = {
    form: 'minutes',
    choices: [
      { paper: { kind: 'person', person: 'kari' }, name: 'Kari Solberg', takers: [] },
      { paper: { kind: 'whole' }, takers: [{ id: 'sara', name: 'Mor · Sara' }] },
      { paper: { kind: 'card', service: 'SFO' }, takers: [{ id: 'siv', name: 'Siv Dahl' }] },
    ],
    copies: [{ name: 'mor', count: 2 }, { count: 1 }],
  };

  it('asks who takes it home, and lists every copy', async () => {
    const drawn = await drawPanel(Finish, chairView('next-meeting', { papers, readBack: 'approved' }));
    clear = drawn.clear;
    await expectText('Papir: 2 til mor, 1 som dere makulerer her.');
    await press('Skriv ut');
    await expectText('Referatet til Kari Solberg');
    await choose('Konklusjonskortet til SFO');
    await choose('Siv Dahl');
    expect(await findFaults()).toEqual([]);
    await choose('Hele referatet');
    await press('Skriv ut');
    await expectText('Velg hvem som tar arket med hjem.');
    expect(drawn.host.calls).toEqual([]);
    await choose('Ingen. Vi makulerer arket her');
    await press('Skriv ut');
    await vi.waitFor(() =>
      expect(sentTo(drawn.host)).toEqual([['paper.print', { paper: { kind: 'whole' } }]]),
    );
  });
});
