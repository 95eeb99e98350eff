/**
 * The speech process: eSpeak NG as a program of its own, plain messages in and out. The first argument is the
 * folder of the voice. Its host speaks over the channel of a fork or, under Electron, over the port that is its
 * first message. It ends by itself when that closes.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { wrapPort } from '#electron-shell/utility-channel.ts';
import { type SoundMessage, type SynthesizeMessage, synthesizeSchema } from '#host/speech/speech-messages.ts';
import { type EngineWord, wordTimes } from '#host/speech/word-times.ts';

type EngineEvent = { readonly type: string; readonly text_position: number; readonly audio_position: number };
type OnSound = (samples: Int16Array | null, events: readonly EngineEvent[]) => 0 | 1;
type Voice = {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(text: string, onSound: OnSound): void;
};

/** The shape that we rely on; a replaced voice without it is refused at the door. */
const voiceModuleSchema = z.object({
  default: z.custom<() => Promise<{ eSpeakNGWorker: new () => Voice }>>(
    (value) => typeof value === 'function',
  ),
});

/** The engine's own pause after a sentence is short when it gets one at a time. */
const pauseSeconds = 0.3;

async function loadVoice(folder: string): Promise<Voice> {
  const loaded: unknown = await import(pathToFileURL(path.join(folder, 'espeak-ng.js')).href);
  const engine = await voiceModuleSchema.parse(loaded).default();
  const voice = new engine.eSpeakNGWorker();
  if (voice.set_voice('gmq/nb') !== 0) throw new Error('The Norwegian voice is not in the folder');
  return voice;
}

function synthesize(voice: Voice, request: SynthesizeMessage): SoundMessage {
  const parts: Int16Array[] = [];
  const events: EngineWord[] = [];
  voice.set_rate(request.rate);
  voice.synthesize(request.text, (samples, found) => {
    if (samples !== null && samples.length > 0) parts.push(samples);
    for (const event of found) {
      if (event.type === 'word') events.push({ position: event.text_position, ms: event.audio_position });
    }
    return 0;
  });
  const sampleRate = voice.get_samplerate();
  const pcm = littleEndian(parts, Math.round(sampleRate * pauseSeconds));
  return { kind: 'sound', id: request.id, sampleRate, pcm, words: wordTimes(request.text, events) };
}

function littleEndian(parts: readonly Int16Array[], silence: number): Uint8Array<ArrayBuffer> {
  const samples = parts.reduce((sum, part) => sum + part.length, silence);
  const view = new DataView(new ArrayBuffer(samples * 2));
  let at = 0;
  for (const part of parts) {
    for (const sample of part) {
      view.setInt16(at, sample, true);
      at += 2;
    }
  }
  return new Uint8Array(view.buffer);
}

type Line = {
  send(message: SoundMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
};

/** A voice that cannot be loaded ends the process: the host sees that and says so. */
function answerOn(line: Line, voice: Promise<Voice>): void {
  line.onEnd(() => process.exit(0));
  line.onMessage((message) => {
    const request = synthesizeSchema.parse(message);
    void voice.then((loaded) => line.send(synthesize(loaded, request)));
  });
}

function answerParent(voice: Promise<Voice>): void {
  answerOn(
    {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
      onEnd: (listener) => void process.on('disconnect', listener),
    },
    voice,
  );
  if (!process.connected) process.exit(0);
}

function answerPort(voice: Promise<Voice>): void {
  process.parentPort.once('message', ({ ports: [given] }) => {
    if (given === undefined) process.exit(1);
    const port = wrapPort(given);
    answerOn(
      {
        send: (message) => port.postMessage(message),
        onMessage: (listener) => port.onMessage(listener),
        onEnd: (listener) => port.onClose(listener),
      },
      voice,
    );
  });
}

function run(folder: string): void {
  const ready = loadVoice(folder).then((voice) => {
    synthesize(voice, { kind: 'synthesize', id: 0, text: 'Hei.', rate: 160 });
    return voice;
  });
  ready.catch(() => process.exit(1));
  const isUnderElectron: boolean = 'parentPort' in process;
  if (isUnderElectron) answerPort(ready);
  else answerParent(ready);
}

run(process.argv[2] ?? '');
