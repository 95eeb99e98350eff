import { spawn, spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { findPlaces } from '#doors/places.ts';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import { type SpeechEngine, startSpeechEngine } from '#host/speech/speech-engine.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { Measurement } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';

/** A second of speech may take so many milliseconds of work: a real-time factor of 0.02. */
const mostPerSecond = 20;
/** Before this many the program is not compiled by the machine that runs it. */
const warmUps = 4;

const text = `Vi møtes kl. 10.30 på skolen. Mor og far er her, og de har med seg tolk. Ada går i 3. klasse.
Hun leser ti minutter hver dag, og det går bedre enn i høst. Læreren sier at hun rekker opp hånda oftere nå.
PPT-rådgiveren har sett henne i klassen tre ganger. Vi ble enige om å fortsette med lesing hver dag.
Fritidsklubben henter henne på tirsdager kl. 14.15, og da tar de bussen hjem. Det koster 250 kr i måneden.
Neste møte er 12. januar 2027, og alle har sagt at de kan komme. Kontakten er Kari Døme, tlf. 22 33 44 55.`;

const command = 'espeak-ng';

/** How much of the machine speech takes, and what a voice costs that is started for the first word. */
export async function measureSpeaking(rounds: number): Promise<{ speed: Measurement; cold: number }> {
  const sentences = prepareSpoken(text, 'nb').map(({ spoken }) => spoken);
  const began = performance.now();
  const engine = startEngine();
  try {
    await engine.synthesize(sentences[0] ?? '', 'nb');
    const cold = performance.now() - began;
    for (let turn = 0; turn < warmUps; turn += 1) await speakAll(engine, sentences);
    const hasPeer = spawnSync(command, ['--version']).status === 0;
    const times = await measureInTurns(rounds, {
      ours: () => speakAll(engine, sentences),
      peer: () => (hasPeer ? speakByCommand(sentences) : 0),
    });
    return { speed: conclude(times, hasPeer), cold };
  } finally {
    engine.stop();
  }
}

function conclude(
  times: { ours: readonly number[]; peer: readonly number[] },
  hasPeer: boolean,
): Measurement {
  const name = 'the command espeak-ng of the system, one call for the same sentences, sound to a pipe';
  return concludeMeasurement({
    name: 'speech-work',
    what: 'milliseconds of waiting for each second of speech, sentence by sentence, warm',
    peer: hasPeer ? name : `${name}: not on this machine`,
    goal: 'p95 ≤ 20 ms (real-time factor 0.02)',
    reached: (ours) => ours.p95 <= mostPerSecond,
    rounds: times,
    notes: [`${text.split(/\s+/).length} words; between the host and the speech process, with word times`],
  });
}

function startEngine(): SpeechEngine {
  const { speechProcess: entry, voice } = findPlaces();
  return startSpeechEngine({ launch: () => forkSpeech({ entry, voice }), log: () => undefined });
}

async function speakAll(engine: SpeechEngine, sentences: readonly string[]): Promise<number> {
  const began = performance.now();
  let seconds = 0;
  for (const sentence of sentences) {
    const sound = await engine.synthesize(sentence, 'nb');
    if (!sound.ok) throw new Error(`Nothing was said: ${sound.refusal.kind}`);
    seconds += sound.value.pcm.length / 2 / sound.value.sampleRate;
  }
  return (performance.now() - began) / seconds;
}

/** 22,050 samples of 16 bits a second, after a header. */
const bytesPerSecond = 44_100;

async function speakByCommand(sentences: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(command, ['-v', 'nb', '-s', '160', '--stdin', '--stdout'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let bytes = 0;
  child.stdout.on('data', (data: Buffer) => {
    bytes += data.length;
  });
  child.stdin.end(sentences.join('\n'));
  await new Promise((resolve) => child.once('close', resolve));
  return (performance.now() - began) / (bytes / bytesPerSecond);
}
