import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { no, type Result, yes } from '#domain/result.ts';
import { openApertium } from '#host/translation/apertium-engine.ts';
import { createTranslator } from '#host/translation/create-translator.ts';
import type { TranslatedSentence, Translator } from '#host/translation/translator.ts';
import type { Language } from '#language/language.ts';
import { type SentenceSpan, splitSentences } from '#language/sentences.ts';
import type { Command, CommandIo } from './command-io.ts';

const help = `stafettrom translate --from nb|nn --to nb|nn [--names A,B] [--json] [FILE]

Puts text into the other written form with Apertium, sentence by sentence, names untouched. It is a draft.

  --from, --to   nb and nn, or nn and nb
  --names A,B    of people and places, with commas between: they come back as they were written
  --json         [{"start","end","text","translated","unsure"}] for each sentence, in UTF-16 units of the text
  FILE           else standard input
`;

export interface TranslateNeeds {
  readonly openTranslator: () => Translator;
  readonly readInput: () => Promise<string>;
}

interface Asked {
  readonly from: Language;
  readonly to: Language;
  readonly names: readonly string[];
  readonly isJson: boolean;
  readonly file: string | undefined;
}

interface Done extends SentenceSpan {
  readonly translated: string;
  readonly unsure: boolean;
}

const usual: TranslateNeeds = {
  openTranslator: () =>
    createTranslator({
      engine: openApertium({
        log: () => undefined,
        after: (milliseconds, run) => {
          const timer = setTimeout(run, milliseconds).unref();
          return () => clearTimeout(timer);
        },
      }),
    }),
  readInput: () => readAll(process.stdin),
};

export const runTranslate: Command = createTranslate(usual);

/** `stafettrom translate`: 0 when it is done, 1 when it could not be, 2 for a wrong call. */
export function createTranslate(needs: TranslateNeeds): Command {
  return async (values, io) => {
    if (values.includes('--help')) {
      io.stdout.write(help);
      return 0;
    }
    const asked = readCall(values);
    if (!asked.ok) {
      io.stderr.write(`${asked.refusal}\n\n${help}`);
      return 2;
    }
    const translator = needs.openTranslator();
    try {
      return await translateText({ needs, translator, io }, asked.value);
    } finally {
      await translator.stop();
    }
  };
}

function readCall(values: readonly string[]): Result<Asked, string> {
  const text = { type: 'string' } as const;
  try {
    const { values: given, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: { from: text, to: text, names: text, json: { type: 'boolean' } },
    });
    const [file, ...more] = positionals;
    const from = readLanguage(given.from);
    const to = readLanguage(given.to);
    if (from === undefined || to === undefined) return no('Say --from and --to, each nb or nn.');
    if (more.length > 0) return no('Name one file.');
    const names = (given.names ?? '').split(',').map((name) => name.trim());
    return yes({ from, to, file, isJson: given.json === true, names: names.filter((name) => name !== '') });
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The call cannot be read.');
  }
}

function readLanguage(given: string | undefined): Language | undefined {
  return given === 'nb' || given === 'nn' ? given : undefined;
}

interface Work {
  readonly needs: TranslateNeeds;
  readonly translator: Translator;
  readonly io: CommandIo;
}

async function translateText({ needs, translator, io }: Work, asked: Asked): Promise<number> {
  const { from, to, names, file } = asked;
  if (from !== to && translator.pairs().length === 0) {
    io.stderr.write('Apertium is not on this machine: install it with apt install apertium-nno-nob.\n');
    return 1;
  }
  const read = await readText(needs, file);
  if (!read.ok) {
    io.stderr.write(`${read.refusal}\n`);
    return 1;
  }
  const spans = splitSentences(read.value, from);
  const sentences = spans.map(({ text }, index) => ({ id: String(index), text }));
  const answer = await translator.translate({ from, to, names, sentences });
  if (!answer.ok) {
    io.stderr.write(`It could not be translated: ${answer.refusal.kind}\n`);
    return 1;
  }
  const done = spans.map((span, index) => joinSpan(span, answer.value[index]));
  io.stdout.write(asked.isJson ? `${JSON.stringify(done)}\n` : writeText(read.value, done));
  return 0;
}

async function readText(needs: TranslateNeeds, file: string | undefined): Promise<Result<string, string>> {
  if (file === undefined) return yes(await needs.readInput());
  try {
    return yes(await readFile(file, 'utf8'));
  } catch {
    return no(`${file}: cannot be read`);
  }
}

function joinSpan({ start, end, text }: SentenceSpan, sentence: TranslatedSentence | undefined): Done {
  return { start, end, text, translated: sentence?.text ?? text, unsure: sentence?.unsure ?? true };
}

/** What stood between the sentences stays: spaces, lines, paragraphs. */
function writeText(original: string, sentences: readonly Done[]): string {
  let written = '';
  let after = 0;
  for (const { start, end, translated } of sentences) {
    written += original.slice(after, start) + translated;
    after = end;
  }
  return written + original.slice(after);
}
