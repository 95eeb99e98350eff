import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { Command } from './command-io.ts';
import { nameOf, readGivenText } from './read-given-text.ts';

/** A command that looks at one text in one language. */
export interface TextCommand<Row> {
  readonly help: string;
  readonly read: (text: string, language: Language) => readonly Row[];
  /** One row without `--json`. */
  readonly lineOf: (row: Row) => string;
}

interface Asked {
  readonly language: Language;
  readonly file: string | undefined;
  readonly asJson: boolean;
}

/** 0 when it could be told, 1 when the text cannot be had, 2 for a wrong call. */
export function createTextCommand<Row>(
  { help, read, lineOf }: TextCommand<Row>,
  stdin: () => Readable & { readonly isTTY?: boolean },
): Command {
  return async (values, io) => {
    if (values.includes('--help')) {
      io.stdout.write(help);
      return 0;
    }
    const input = stdin();
    const asked = readArguments(values, input.isTTY === true);
    if (!asked.ok) {
      io.stderr.write(`${asked.refusal}\n\n${help}`);
      return 2;
    }
    const { file, language, asJson } = asked.value;
    const text = await readGivenText(file, input);
    if (!text.ok) {
      io.stderr.write(`${text.refusal}\n`);
      return 1;
    }
    const rows = read(text.value, language);
    if (rows.length === 0) io.stderr.write(`${nameOf(file)}: there is nothing to read in it\n`);
    io.stdout.write(asJson ? `${JSON.stringify(rows)}\n` : rows.map((row) => lineFor(lineOf(row))).join(''));
    return 0;
  };
}

/** A control character in somebody's text must not steer the terminal. */
function lineFor(text: string): string {
  return `${text.replaceAll(/\p{Cc}/gu, ' ')}\n`;
}

/** Nobody is left waiting at a keyboard. */
function readArguments(values: readonly string[], isKeyboard: boolean): Result<Asked, string> {
  try {
    const { values: options, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: { lang: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const { lang, json: asJson } = options;
    if (lang !== 'nb' && lang !== 'nn') return no('Say which language with --lang nb or --lang nn.');
    if (positionals.length > 1) return no('Name one text file, or none to read standard input.');
    const [file] = positionals;
    if (file === undefined && isKeyboard) return no('Name a text file, or pipe a text in.');
    return yes({ language: lang, file, asJson });
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}
