import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackSound } from '#contract/sound.ts';
import type { SoundHeader } from '#contract/sound.ts';
import type { ChairView } from '#contract/views.ts';
import type { SpeechProcess } from '#host/speech/speech-engine.ts';
import { tinyConfig, tinyVoice, writeVoice } from '../host/speech/tiny-voice.ts';
import { waitFor } from '../wire/test-page.ts';
import type { OpenRoom, RoomChange, Screen } from './open-room.ts';
import { openRoom } from './open-room.ts';

const jon = { id: 'Microsoft Jon', name: 'Microsoft Jon', language: 'nb' } as const;

async function openAtGoal(change: RoomChange = {}): Promise<OpenRoom> {
  const room = await openRoom({ present: ['mor', 'kontaktlaerer'], ...change });
  const goal = room.chair.view().agenda.find((line) => line.kind === 'goal');
  expect(await room.chair.call('agenda.go', { agenda: goal?.id ?? '' })).toBe('yes');
  await room.chair.until((view) => view.readAloud.sentences.length > 2);
  return room;
}

/** What came to the loudspeaker, as it reads it. */
function heardBy(screen: Screen): SoundHeader[] {
  return screen.sounds.map((frame) => unpackSound(Uint8Array.from(frame).buffer).header);
}

async function heardAs(screen: Screen, number: number): Promise<SoundHeader> {
  return waitFor(() => heardBy(screen)[number - 1], 'a sentence', 10_000);
}

const ids = ({ voices }: ChairView): string[] => voices.rows.map(({ id }) => id);

describe('the voices of a room', () => {
  it('are those of its folders, with the reason of one that cannot be used, and the one that comes along', async () => {
    const { chair } = await openAtGoal({
      prepared: (folder) => {
        mkdirSync(join(folder, 'voices', 'Halvferdig'), { recursive: true });
        writeFileSync(join(folder, 'voices', 'Halvferdig', 'stemme.onnx'), '');
      },
    });
    const { voices } = await chair.until((view) => view.voices.rows.length === 2);
    expect(voices.rows[0]).toEqual({
      id: 'piper:Halvferdig',
      name: 'Halvferdig',
      engine: 'piper',
      languages: [],
      fault: 'no-config',
    });
    expect(voices.reads).toEqual({ nb: 'espeak', nn: 'espeak' });
    const bad = { language: 'nb', voice: 'piper:Halvferdig' } as const;
    expect(await chair.call('voices.choose', bad)).toBe('unknown-item');
  });

  it('are also those of the machine that sounds, never one of a server, and no other page tells of its own', async () => {
    const { chair, screen } = await openAtGoal();
    const online = { id: 'Pernille', name: 'Microsoft Pernille Online (Natural)', language: 'nb' } as const;
    expect(await chair.call('voices.report', { voices: [jon], outputs: ['Min'] })).toBe('yes');
    await screen.call('voices.report', { voices: [jon, online], outputs: ['Taket'] });
    const view = await chair.until((one) => one.voices.outputs.length > 0);
    expect(ids(view)).toEqual(['system:Microsoft Jon', 'espeak']);
    expect(view.voices.outputs).toEqual(['Taket']);
    expect(view.voices.reads).toEqual({ nb: 'system:Microsoft Jon', nn: 'system:Microsoft Jon' });
    screen.stop();
    await chair.until((one) => ids(one).join() === 'espeak' && one.voices.outputs.length === 0);
  });

  it('are chosen for each language and remembered, with device and loudness for the page that sounds', async () => {
    const { chair, screen, folder } = await openAtGoal();
    await screen.call('voices.report', { voices: [jon], outputs: ['Taket'] });
    await chair.until((view) => ids(view).length === 2);
    await chair.call('voices.choose', { language: 'nn', voice: 'espeak' });
    await chair.call('voices.choose', { output: 'Taket', volume: 4 });
    const { voices } = await chair.until((view) => view.voices.volume === 4);
    expect(voices).toMatchObject({ output: 'Taket', reads: { nb: 'system:Microsoft Jon', nn: 'espeak' } });
    expect((await screen.until((view) => view.sound !== undefined)).sound).toEqual({
      output: 'Taket',
      volume: 4,
    });
    expect(chair.view().sound).toBeUndefined();
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
    expect(kept).toMatchObject({ voices: { nn: 'espeak' }, output: 'Taket', volume: 4 });
  });

  it('are heard with a sentence of ours, also behind the cover, and nothing of the plan', async () => {
    const { chair, screen } = await openAtGoal();
    await screen.call('voices.report', { voices: [jon], outputs: [] });
    await chair.until((view) => ids(view).length === 2);
    await chair.call('screen.cover', {});
    expect(await chair.call('voices.try', { language: 'nn' })).toBe('yes');
    const { say, sentence } = await heardAs(screen, 1);
    expect([sentence, say?.voice]).toEqual(['voice', jon.id]);
    expect(say?.text).toContain('Slik høyrest stemma ut');
    expect(screen.view().page.kind).toBe('pause');
  });
});

describe('reading by a voice of the machine', () => {
  it('marks its words, and goes on in ours from the same sentence when it falls out', async () => {
    const { chair, screen } = await openAtGoal();
    await screen.call('voices.report', { voices: [jon], outputs: [] });
    await chair.until((view) => ids(view).length === 2);
    await chair.call('reading.start', {});
    const first = await heardAs(screen, 1);
    const { generation, sentence } = first;
    expect(first.say).toMatchObject({ voice: jon.id, speed: 4 });
    await screen.call('reading.report', { generation, sentence, state: 'started' });
    const began = await screen.until((view) => view.reading.timeline !== undefined);
    await screen.call('reading.report', { generation, sentence, state: 'word', at: 0 });
    const marked = await screen.until((view) => view.reading.timeline?.words.length === 1);
    expect(marked.reading.timeline?.startedAt).toBe(began.reading.timeline?.startedAt);
    await screen.call('reading.report', { generation, sentence, state: 'lost' });
    const ours = await heardAs(screen, 2);
    expect([ours.sentence, ours.say, ours.generation > generation]).toEqual([sentence, undefined, true]);
    const { voices } = await chair.until((view) => view.voices.lost === jon.name);
    expect(voices.reads.nb).toBe('espeak');
    await chair.call('reading.stop', {});
    await screen.call('voices.report', { voices: [jon], outputs: [] });
    await chair.call('voices.choose', { language: 'nb', voice: 'system:Microsoft Jon' });
    await chair.until((view) => view.voices.lost === undefined);
  });
});

/** A speech process that says by its rate of samples who spoke; the dropped-in voice may fall out in the middle. */
function tellingVoice(piper: { fails: boolean }): SpeechProcess {
  let hear: (message: unknown) => void = () => undefined;
  return {
    send: (message) => {
      const { id, kind } = message;
      const isPiper = kind === 'synthesize' && message.piper !== undefined;
      const sound = {
        kind: 'sound',
        id,
        sampleRate: isPiper ? 2000 : 1000,
        pcm: new Uint8Array(400),
        words: [],
      };
      const refused = { kind: 'inspected', id, refusal: 'broken-model' };
      const spoken = isPiper && piper.fails ? refused : sound;
      queueMicrotask(() => hear(kind === 'inspect' ? { kind: 'inspected', id } : spoken));
    },
    onMessage: (listener) => (hear = listener),
    onExit: () => undefined,
    kill: () => undefined,
  };
}

describe('reading by a voice of the municipality’s own', () => {
  it('is chosen by itself, never mixed with another one, and followed by ours when it falls out', async () => {
    const piper = { fails: false };
    const { chair, screen } = await openAtGoal({
      host: { launchSpeech: () => tellingVoice(piper) },
      prepared: (folder) =>
        void writeVoice(join(folder, 'voices', 'Talesyntese'), {
          'tiny.onnx': tinyVoice(),
          'tiny.onnx.json': JSON.stringify(tinyConfig),
          MODEL_CARD: 'Av ingens stemme.',
        }),
    });
    const { voices } = await chair.until((view) => view.voices.reads.nb === 'piper:Talesyntese');
    expect(voices.rows[0]).toMatchObject({
      engine: 'piper',
      languages: ['nb', 'nn'],
      card: 'Av ingens stemme.',
    });
    await chair.call('reading.start', {});
    expect((await heardAs(screen, 1)).sampleRate).toBe(2000);
    await chair.call('voices.choose', { language: 'nb', voice: 'espeak' });
    await waitFor(() => heardBy(screen).some((one) => one.sampleRate === 1000) || undefined, 'our voice');
    const ours = heardBy(screen).findIndex((one) => one.sampleRate === 1000);
    expect(heardBy(screen)[ours]?.sentence).toBe(heardBy(screen)[0]?.sentence);
    await chair.call('reading.stop', {});
    piper.fails = true;
    const before = screen.sounds.length;
    await chair.call('voices.choose', { language: 'nb', voice: 'piper:Talesyntese' });
    await chair.call('voices.try', { language: 'nb' });
    expect((await heardAs(screen, before + 1)).sampleRate).toBe(1000);
    const after = await chair.until((view) => view.voices.lost === 'Talesyntese');
    expect(after.voices.reads.nb).toBe('espeak');
    expect(after.voices.rows[0]).toMatchObject({ fault: 'broken-model', languages: [] });
  });
});
