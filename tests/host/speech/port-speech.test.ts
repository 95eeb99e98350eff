import { describe, expect, it } from 'vitest';
import { openPortSpeech, type SpeechAsk, type SpeechPort } from '#host/speech/port-speech.ts';
import { type SpeechEngine, startSpeechEngine } from '#host/speech/speech-engine.ts';
import { synthesizeSchema } from '#host/speech/speech-messages.ts';

/** The host's end of a port; `other` is what the speech process would do with its own. */
class FakePort implements SpeechPort {
  readonly said: unknown[] = [];
  isClosed = false;
  private hear: (message: unknown) => void = () => undefined;
  private closed: () => void = () => undefined;
  postMessage(message: unknown): void {
    this.said.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.hear = listener;
  }
  onClose(listener: () => void): void {
    this.closed = listener;
  }
  close(): void {
    this.isClosed = true;
  }
  answerAll(): void {
    for (const message of this.said) {
      const { id } = synthesizeSchema.parse(message);
      this.hear({ kind: 'sound', id, sampleRate: 22_050, pcm: new Uint8Array(4), words: [] });
    }
  }
  die(): void {
    this.closed();
  }
}

function open(patienceMilliseconds = 10_000) {
  const asked: SpeechAsk[] = [];
  const speech = openPortSpeech((message) => void asked.push(message));
  const log = (): void => undefined;
  const engine: SpeechEngine = startSpeechEngine({ launch: speech.launch, log, patienceMilliseconds });
  return { asked, speech, engine };
}

const soundOf = { ok: true, value: { sampleRate: 22_050, words: [] } };

describe('a speech process that the shell starts', () => {
  it('is asked for at the first word, which waits for the port', async () => {
    const { asked, speech, engine } = open();
    const sound = engine.synthesize('Hei.', 'nb');
    expect(asked).toEqual([{ kind: 'need-speech', request: 1 }]);
    const port = new FakePort();
    speech.take(1, port);
    expect(port.said).toMatchObject([{ kind: 'synthesize', text: 'Hei.' }]);
    port.answerAll();
    expect(await sound).toMatchObject(soundOf);
  });

  it('is asked for anew when its port closes, and the sentence is still said', async () => {
    const { asked, speech, engine } = open();
    const sound = engine.synthesize('Hei.', 'nb');
    const [first, second] = [new FakePort(), new FakePort()];
    speech.take(1, first);
    first.die();
    expect(asked.at(-1)).toEqual({ kind: 'need-speech', request: 2 });
    speech.take(2, second);
    second.answerAll();
    expect(await sound).toMatchObject(soundOf);
  });

  it('that hangs is ended by the shell, and its port that comes too late is closed', async () => {
    const { asked, speech, engine } = open(20);
    expect(await engine.synthesize('Hei.', 'nb')).toMatchObject({ refusal: { kind: 'voice-unavailable' } });
    expect(asked.map(({ kind }) => kind)).toEqual(['need-speech', 'end-speech', 'need-speech', 'end-speech']);
    const late = [new FakePort(), new FakePort()];
    for (const [index, port] of late.entries()) speech.take(index + 1, port);
    expect(late.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });

  it('ends with the engine', () => {
    const { asked, speech, engine } = open();
    engine.warm();
    const port = new FakePort();
    speech.take(1, port);
    engine.stop();
    expect(port.isClosed).toBe(true);
    expect(asked.at(-1)).toEqual({ kind: 'end-speech' });
  });
});
