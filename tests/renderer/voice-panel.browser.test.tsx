import { page, userEvent } from 'vitest/browser';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { ReadAloudPanel } from '#renderer/chair/ReadAloudPanel.tsx';
import { VoiceLine } from '#renderer/chair/VoiceLine.tsx';
import { VoicePanel } from '#renderer/chair/VoicePanel.tsx';
import { WallControls } from '#renderer/chair/WallControls.tsx';
import { FamilyStop } from '#renderer/family/FamilyStop.tsx';
import { voices } from './fixtures/chair-views.ts';
import { findButton } from './fixtures/draw-page.tsx';
import type { FakeHost } from './fixtures/fake-host.ts';
import { choose, drawPanel, expectText, findFaults, pick, sentTo } from './fixtures/people-panel.tsx';
import { lawView } from './fixtures/people-views.ts';

let clear = (): void => undefined;

beforeEach(() => page.viewport(1366, 768));
afterEach(() => clear());

/** Everything that can stand in the panel at once. */
const many: ChairView['voices'] = {
  rows: [
    { id: 'piper:Talesyntese', name: 'Talesyntese', engine: 'piper', languages: ['nb', 'nn'], card: 'CC0.' },
    { id: 'piper:Gammel', name: 'Gammel', engine: 'piper', languages: [], fault: 'more-than-one-model' },
    { id: 'system:Jon', name: 'Microsoft Jon', engine: 'system', languages: ['nb', 'nn'] },
    ...voices.rows,
  ],
  reads: { nb: 'system:Jon', nn: 'espeak' },
  outputs: ['Høyttaler i taket', 'Skjermen'],
  output: 'Skjermen',
  volume: 7,
};

async function show(
  panel: (needs: { view: ChairView }) => ReactNode,
  change: Partial<ChairView>,
): Promise<FakeHost> {
  const drawn = await drawPanel(panel, lawView(change));
  clear = drawn.clear;
  return drawn.host;
}

async function showVoices(
  shown: ChairView['voices'],
  look: Partial<ChairView['look']> = {},
): Promise<FakeHost> {
  const all = ({ view }: { view: ChairView }): ReactNode => <VoicePanel voices={view.voices} />;
  const host = await show(all, { voices: shown, look: { ...lawView().look, ...look } });
  document.querySelector<HTMLElement>('.voices > summary')?.click();
  return host;
}

describe('voice and sound, on the console', () => {
  it('says what each voice is, why one cannot be used, and what nynorsk is read with', async () => {
    await showVoices(many);
    await expectText('Stemmen som leser bokmål');
    await expectText('Kommunens egen stemme.');
    await expectText('Gammel Mappen har flere stemmefiler.');
    await expectText('Ingen stemme her er laget for nynorsk.');
    expect(await findFaults()).toEqual([]);
  });

  it('is whole in nynorsk, and in the dark', async () => {
    await showVoices(many, { language: 'nn', scheme: 'dark' });
    await expectText('Stemma som les nynorsk');
    await expectText('Gammel Mappa har fleire stemmefiler.');
    expect(await findFaults()).toEqual([]);
  });

  it('is chosen, heard and set by keyboard alone', async () => {
    const host = await showVoices(many);
    const [chosen] = document.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked');
    chosen?.focus();
    await userEvent.keyboard('{ArrowDown}');
    await vi.waitFor(() =>
      expect(sentTo(host)).toEqual([['voices.choose', { language: 'nb', voice: 'espeak' }]]),
    );
    findButton('Hør stemmen på bokmål').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(sentTo(host).at(-1)).toEqual(['voices.try', { language: 'nb' }]));
    document.querySelector<HTMLInputElement>('input[type="range"]')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(sentTo(host).at(-1)).toEqual(['voices.choose', { volume: 8 }]));
    await pick('Hvor lyden kommer', 'Høyttaler i taket');
    await vi.waitFor(() =>
      expect(sentTo(host).at(-1)).toEqual(['voices.choose', { output: 'Høyttaler i taket' }]),
    );
  });

  it('says so when the device is gone, and where sound goes when nobody may know the devices', async () => {
    await showVoices({ ...many, outputs: [] });
    await expectText('Skjermen er ikke koblet til. Da bruker vi den vanlige lyden på maskinen.');
    clear();
    await showVoices(voices);
    await expectText('Lyden kommer der maskinen vanligvis spiller lyd.');
    expect(document.querySelector('select')).toBeNull();
    expect(await findFaults()).toEqual([]);
  });
});

describe('reading that begins by itself', () => {
  it('is told beforehand, with one key that says no (M2)', async () => {
    const wall = ({ view }: { view: ChairView }): ReactNode => (
      <div>
        <WallControls view={view} />
      </div>
    );
    const host = await show(wall, { reading: { generation: 0, begins: true } });
    await expectText('Opplesing begynner.');
    expect(await findFaults()).toEqual([]);
    findButton('Ikke les her').click();
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['reading.stop', {}]]));
  });

  it('can be stopped from the page of the family before it has begun', async () => {
    const family = ({ view }: { view: ChairView }): ReactNode => <FamilyStop reading={view.reading} />;
    await show(family, {});
    expect(findButton('Stopp lesingen').disabled).toBe(true);
    clear();
    const host = await show(family, { reading: { generation: 0, begins: true } });
    findButton('Stopp lesingen').click();
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['reading.stop', {}]]));
  });

  it('says nothing while there is nothing to say, and which voice fell out when one did', async () => {
    const line = ({ view }: { view: ChairView }): ReactNode => <VoiceLine voices={view.voices} />;
    await show(line, {});
    expect(document.querySelector('.voice-line')?.textContent).toBe('');
    clear();
    await show(line, { voices: { ...many, lost: 'Microsoft Jon' } });
    await expectText('Stemmen Microsoft Jon svarte ikke. En annen stemme leser videre.');
  });

  it('is turned off for this meeting in the panel', async () => {
    const host = await show(ReadAloudPanel, {});
    document.querySelector<HTMLElement>('.reading-panel > summary')?.click();
    await choose('Opplesing begynner av seg selv');
    await vi.waitFor(() => expect(sentTo(host)).toEqual([['reading.set', { byItself: false }]]));
  });
});
