import { describe, expect, it } from 'vitest';
import { createReader } from '#host/speech/reader.ts';
import type { LoudspeakerReport, ReadingSentence, ReadingState } from '#host/speech/reader-types.ts';

const sentences: readonly ReadingSentence[] = ['Vi leser 2 bøker.', 'Så er det pause.', 'No les vi.'].map(
  (text, index) => ({
    id: String(index),
    text,
    spoken: text.replace('2', 'to'),
    changes: text.includes('2') ? [{ start: 9, end: 10, text: '2', spoken: 'to' }] : [],
    language: index === 2 ? 'nn' : 'nb',
  }),
);

/** A room where bokmål is read by a voice of the machine, and nynorsk by ours. */
function fakeRoom() {
  const heard: string[] = [];
  const states: ReadingState[] = [];
  let voice: string | undefined = 'jon';
  let isStubborn = false;
  const reader = createReader({
    engine: {
      synthesize: () =>
        Promise.resolve({ ok: true, value: { sampleRate: 100, pcm: new Uint8Array(200), words: [] } }),
    },
    loudspeaker: {
      play: ({ sentenceId }) => heard.push(`ours ${sentenceId}`),
      say: (said) => heard.push(`${said.voice} ${said.sentenceId} ${said.text}`),
      silence: () => undefined,
    },
    machineVoice: (language) => (language === 'nb' ? voice : undefined),
    onVoiceLost: () => {
      if (!isStubborn) voice = undefined;
    },
    onChange: (state) => states.push(state),
    after: () => () => undefined,
  });
  function report(state: LoudspeakerReport['state'], place: Partial<LoudspeakerReport> = {}): void {
    const last = states.at(-1);
    if (last?.reading !== true) return;
    reader.report({ generation: last.generation, sentenceId: last.sentenceId, state, ...place });
  }
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }
  return { reader, heard, states, report, settle, keepVoice: () => void (isStubborn = true) };
}

describe('reading by a voice of the machine', () => {
  it('goes sentence by sentence: nothing is sent before the one before has ended', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.settle();
    room.report('started');
    await room.settle();
    expect(room.heard).toEqual(['jon 0 Vi leser to bøker.']);
    room.report('ended');
    await room.settle();
    expect(room.heard.at(-1)).toBe('jon 1 Så er det pause.');
    room.report('ended');
    await room.settle();
    expect(room.heard.at(-1)).toBe('ours 2');
  });

  it('marks the words that it tells of, where they stand on the page, and never one twice', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.settle();
    room.report('started');
    expect(room.states.at(-1)).toMatchObject({ sounds: true, words: [] });
    for (const [at, ms] of [
      [0, 5],
      [9, 400],
      [9, 410],
      [3, 420],
      [90, 430],
      [12, 600],
    ]) {
      room.report('word', { at, ms });
    }
    // "2" is said "to", and what comes after it stands one letter earlier on the page.
    expect(room.states.at(-1)).toMatchObject({
      words: [
        [0, 2, 5],
        [9, 10, 400],
        [11, 16, 600],
      ],
    });
  });

  it('goes on in our voice with the same sentence when that one falls out', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.settle();
    room.report('ended');
    await room.settle();
    room.report('lost');
    await room.settle();
    expect(room.heard.slice(1)).toEqual(['jon 1 Så er det pause.', 'ours 1', 'ours 2']);
    expect(room.states.at(-1)).toMatchObject({ reading: true, sentenceId: '1' });
  });

  it('ends with its reason when the room goes on naming a voice that fell out', async () => {
    const room = fakeRoom();
    room.keepVoice();
    room.reader.read(sentences);
    await room.settle();
    room.report('lost');
    expect(room.states.at(-1)).toMatchObject({ reading: false, problem: 'voice-unavailable' });
  });

  it('begins the sentence anew in a voice that was chosen meanwhile', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.settle();
    room.report('started');
    room.reader.renew();
    await room.settle();
    expect(room.heard).toEqual(['jon 0 Vi leser to bøker.', 'jon 0 Vi leser to bøker.']);
  });
});
