import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { espeakVoice } from '#host/speech/engines.ts';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import type { SpeechEngine } from '#host/speech/speech-engine.ts';
import { startSpeechEngine } from '#host/speech/speech-engine.ts';
import type { SpokenFile } from '#host/speech/spoken-file.ts';
import { speakText } from '#host/speech/spoken-file.ts';
import type { Language } from '#language/language.ts';
import { findPlaces } from '../places.ts';
import type { CommandIo } from './command-io.ts';

const help = `stafettrom speak --lang nb|nn --out FILE.wav [--events FILE.json] [--voice ID] [FILE]

Reads a text aloud into a file. The text is prepared first: numbers, dates and short forms become words.

  --lang nb|nn         the written language of the text
  --out FILE.wav       the sound: one channel, 16 bits
  --events FILE.json   [{"sentence","start","end","text","spoken","ms"}], one for each spoken word, with its
                       place in the text in UTF-16 units
  --voice ID           espeak, or piper:FOLDER for a Piper voice in a folder; else espeak
  FILE                 else standard input
`;

/** Nobody in a room waits for it. */
const patienceMilliseconds = 60_000;

interface Asked {
  readonly language: Language;
  readonly out: string;
  readonly events: string | undefined;
  readonly piper: string | undefined;
  readonly file: string | undefined;
}

/** `stafettrom speak`: 0 when the files are written, 1 when they could not be, 2 for a wrong call. */
export async function runSpeak(values: readonly string[], io: CommandIo): Promise<number> {
  if (values.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  const asked = readCall(values);
  if (!asked.ok) {
    io.stderr.write(`${asked.refusal}\n\n${help}`);
    return 2;
  }
  const done = await speakToFiles(asked.value);
  if (!done.ok) {
    io.stderr.write(`${done.refusal}\n`);
    return 1;
  }
  io.stdout.write(`${asked.value.out}\n`);
  return 0;
}

function readCall(values: readonly string[]): Result<Asked, string> {
  const text = { type: 'string' } as const;
  try {
    const { values: given, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: { lang: text, out: text, events: text, voice: text },
    });
    const [file, ...more] = positionals;
    if (more.length > 0) return no('Name one file.');
    const piper = readVoice(given.voice ?? espeakVoice.id);
    return piper.ok ? readWhere({ ...given, piper: piper.value, file }) : piper;
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The call cannot be read.');
  }
}

/** The folder, where a Piper voice is named. */
function readVoice(id: string): Result<string | undefined, string> {
  const piper = /^piper:(.+)$/.exec(id)?.[1];
  return piper === undefined && id !== espeakVoice.id ? no(`No voice is known as ${id}.`) : yes(piper);
}

type Given = Pick<Asked, 'piper' | 'file'> & { lang?: string; out?: string; events?: string };

function readWhere({ lang: language, out, events, piper, file }: Given): Result<Asked, string> {
  if (language !== 'nb' && language !== 'nn') return no('Say --lang nb or --lang nn.');
  if (out === undefined) return no('Say where with --out FILE.wav.');
  return yes({ language, out, events, piper, file });
}

async function speakToFiles(asked: Asked): Promise<Result<undefined, string>> {
  const text = await readText(asked.file);
  if (!text.ok) return text;
  const { speechProcess: entry, voice } = findPlaces();
  const piper = asked.piper === undefined ? undefined : resolve(asked.piper);
  let failed = false;
  const engine = startSpeechEngine({
    launch: () => forkSpeech({ entry, voice }),
    log: () => undefined,
    patienceMilliseconds,
    piperFor: () => piper,
    onDegraded: () => void (failed = true),
  });
  try {
    const spoken = await speak(engine, { ...asked, piper }, text.value);
    if (failed) return no('The voice failed in the middle of the text.');
    return spoken.ok ? await writeFiles(asked, spoken.value) : spoken;
  } finally {
    engine.stop();
  }
}

async function speak(
  engine: SpeechEngine,
  { piper, language }: Asked,
  text: string,
): Promise<Result<SpokenFile, string>> {
  const bad = piper === undefined ? undefined : await engine.inspect(piper);
  if (bad !== undefined) return no(`${piper ?? ''}: cannot be used: ${bad.kind}`);
  const spoken = await speakText(engine, text, language);
  if (spoken.ok) return spoken;
  return no(
    spoken.refusal.kind === 'nothing-to-say' ? 'There is nothing to say.' : 'There is no voice here.',
  );
}

async function readText(file: string | undefined): Promise<Result<string, string>> {
  try {
    return yes(file === undefined ? await readAll(process.stdin) : await readFile(file, 'utf8'));
  } catch {
    return no(`${file ?? 'Standard input'}: cannot be read`);
  }
}

async function writeFiles({ out, events }: Asked, spoken: SpokenFile): Promise<Result<undefined, string>> {
  try {
    await writeFile(out, spoken.wav);
    if (events !== undefined) await writeFile(events, `${JSON.stringify(spoken.events)}\n`);
    return yes(undefined);
  } catch {
    return no(`${out}: cannot be written`);
  }
}
