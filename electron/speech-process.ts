/**
 * The speech process: eSpeak NG as a program of its own, plain messages in and out. The first argument is the
 * folder of the voice. A message may name the folder of a Piper voice, which gets its sounds from eSpeak. Its host
 * speaks over the channel of a fork or, under Electron, over the port that is its first message. It ends by itself
 * when that closes.
 */
import { wrapPort } from '#electron-shell/utility-channel.ts';
import { type EspeakVoice, loadEspeak, speakWithEspeak } from '#host/speech/espeak-voice.ts';
import { loadPiper, type PiperSound, type PiperVoice } from '#host/speech/piper-voice.ts';
import type { PiperRefusal } from '#host/speech/piper-refusals.ts';
import {
  type FromSpeech,
  type SynthesizeMessage,
  type ToSpeech,
  toSpeechSchema,
} from '#host/speech/speech-messages.ts';
import { usualRate } from '#host/speech/speeds.ts';
import { wordTimes } from '#host/speech/word-times.ts';
import type { Result } from '#domain/result.ts';

/** The engine's own pause after a sentence is short when it gets one at a time. */
const pauseSeconds = 0.3;

type Voices = {
  readonly espeak: EspeakVoice;
  asked: boolean;
  /** Each folder is loaded once in the life of this process. */
  readonly pipers: Map<string, Promise<Result<PiperVoice, PiperRefusal>>>;
};

async function answer(voices: Voices, request: ToSpeech): Promise<FromSpeech> {
  const { id, piper } = request;
  const neural = piper === undefined ? undefined : await piperIn(voices, piper);
  if (neural?.ok === false) return { kind: 'inspected', id, refusal: neural.refusal.kind };
  if (request.kind === 'inspect') return { kind: 'inspected', id };
  voices.asked = true;
  const read = speakWithEspeak(voices.espeak, request.text, request.rate);
  if (neural === undefined) return soundOf(request, read);
  try {
    return soundOf(request, await neural.value.speak(request.text, read, request.rate));
  } catch {
    return { kind: 'inspected', id, refusal: 'broken-model' };
  }
}

function piperIn(voices: Voices, folder: string): Promise<Result<PiperVoice, PiperRefusal>> {
  const loading = voices.pipers.get(folder) ?? loadPiper(folder);
  voices.pipers.set(folder, loading);
  return loading;
}

function soundOf({ id, text }: SynthesizeMessage, sound: PiperSound): FromSpeech {
  const { sampleRate, samples, timing } = sound;
  const milliseconds = (samples.length / sampleRate) * 1000;
  const words = wordTimes(text, sound.words, milliseconds);
  const pcm = littleEndian(samples, Math.round(sampleRate * pauseSeconds));
  return { kind: 'sound', id, sampleRate, pcm, words, ...(timing === undefined ? {} : { timing }) };
}

function littleEndian(samples: Int16Array, silence: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer((samples.length + silence) * 2));
  samples.forEach((sample, index) => view.setInt16(index * 2, sample, true));
  return new Uint8Array(view.buffer);
}

type Line = {
  send(message: FromSpeech): void;
  onMessage(listener: (message: unknown) => void): void;
  onEnd(listener: () => void): void;
};

/** A voice that cannot be loaded ends the process: the host sees that and says so. */
function answerOn(line: Line, ready: Promise<Voices>): void {
  line.onEnd(() => process.exit(0));
  line.onMessage((message) => {
    const request = toSpeechSchema.parse(message);
    void ready.then((voices) => answer(voices, request)).then((answered) => line.send(answered));
  });
}

function answerParent(ready: Promise<Voices>): void {
  answerOn(
    {
      send: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
      onEnd: (listener) => void process.on('disconnect', listener),
    },
    ready,
  );
  if (!process.connected) process.exit(0);
}

function answerPort(ready: Promise<Voices>): void {
  process.parentPort.once('message', ({ ports: [given] }) => {
    if (given === undefined) process.exit(1);
    const port = wrapPort(given);
    answerOn(
      {
        send: (message) => port.postMessage(message),
        onMessage: (listener) => port.onMessage(listener),
        onEnd: (listener) => port.onClose(listener),
      },
      ready,
    );
  });
}

/** What a reading is made of: after these the machine has the program ready, and the first word comes at once. */
const warmUps = ['Hei.', 'Møtet starter klokka ti.', 'Vi leser hver dag, og det går bra.'];
const warmUpTurns = 9;

/** Until somebody asks for a sentence: that one does the same, and waits for nothing. */
async function warmUp(voices: Voices): Promise<void> {
  for (let turn = 0; turn < warmUpTurns && !voices.asked; turn += 1) {
    speakWithEspeak(voices.espeak, warmUps[turn % warmUps.length] ?? '', usualRate);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function run(folder: string): void {
  const ready = loadEspeak(folder).then((espeak): Voices => {
    const voices = { espeak, pipers: new Map(), asked: false };
    // What was asked while the voice was loaded is answered first.
    setTimeout(() => void warmUp(voices), 20);
    return voices;
  });
  ready.catch(() => process.exit(1));
  const isUnderElectron: boolean = 'parentPort' in process;
  if (isUnderElectron) answerPort(ready);
  else answerParent(ready);
}

run(process.argv[2] ?? '');
