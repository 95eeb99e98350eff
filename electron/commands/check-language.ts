import process from 'node:process';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { findMisspelt } from '#host/spelling/find-misspelt.ts';
import { startSpelling } from '#host/spelling/spelling.ts';
import type { Spelling } from '#host/spelling/spelling.ts';
import type { Language } from '#language/language.ts';
import { checkPlain, inOrder } from '#language/plain/check-plain.ts';
import type { PlainFinding } from '#language/plain/plain-finding.ts';
import { tellMisspelt, wordsToSpell } from '#language/plain/spelling-findings.ts';
import { findPlaces } from '../places.ts';
import type { Command, CommandIo } from './command-io.ts';
import { nameOf, readGivenText } from './read-given-text.ts';

const help = `stafettrom check-language --lang nb|nn [--names A,B] [--spelling] [--json] [FILE]

What a text of a plan could say more plainly. Without FILE it comes from standard input.

  --lang nb|nn   the language that the text is written in
  --names A,B    everyone who is in the plan: other names are then asked about, and these are spelled right
  --spelling     looks the words up as well, and says what may have been meant
  --json         [{"rule","start","end","match","level","hint","replacement"?}] instead of one line each; offsets
                 count UTF-16 units, the end is exclusive, a byte order mark is not counted; level is fix,
                 advice or ask; match is the number of words for long-sentence, and «ble … avsluttet» for a
                 passive of two words, where start and end are those of the second
`;

export interface CheckLanguageNeeds {
  readonly openSpelling: () => Spelling;
  readonly stdin: () => Readable & { readonly isTTY?: boolean };
}

interface Asked {
  readonly language: Language;
  readonly names: readonly string[] | undefined;
  readonly withSpelling: boolean;
  readonly asJson: boolean;
  readonly file: string | undefined;
}

export const runCheckLanguage: Command = createCheckLanguage({
  openSpelling: () => {
    const { spellingWorker: entry, dictionaries } = findPlaces();
    return startSpelling({ entry, dictionaries, log: { warn: () => undefined } });
  },
  stdin: () => process.stdin,
});

/** `stafettrom check-language`: 0 when it is told, whatever was found; 1 when it cannot be, 2 for a wrong call. */
export function createCheckLanguage(needs: CheckLanguageNeeds): Command {
  return async (values, io) => {
    if (values.includes('--help')) {
      io.stdout.write(help);
      return 0;
    }
    const stdin = needs.stdin();
    const asked = readCall(values, stdin.isTTY === true);
    if (!asked.ok) {
      io.stderr.write(`${asked.refusal}\n\n${help}`);
      return 2;
    }
    const text = await readGivenText(asked.value.file, stdin);
    const found = text.ok ? await checkText(needs, text.value, asked.value) : text;
    if (!found.ok) {
      io.stderr.write(`${found.refusal}\n`);
      return 1;
    }
    if (text.ok && text.value.trim() === '')
      io.stderr.write(`${nameOf(asked.value.file)}: there is nothing to read in it\n`);
    writeFindings(io, found.value, asked.value.asJson);
    return 0;
  };
}

/** Nobody is left waiting at a keyboard. */
function readCall(values: readonly string[], isKeyboard: boolean): Result<Asked, string> {
  try {
    const { values: given, positionals } = parseArgs({
      args: [...values],
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        names: { type: 'string' },
        spelling: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { lang: language, spelling: withSpelling, json: asJson } = given;
    if (language !== 'nb' && language !== 'nn') return no('Say which language with --lang nb or --lang nn.');
    if (positionals.length > 1) return no('Name one text file, or none to read standard input.');
    const [file] = positionals;
    if (file === undefined && isKeyboard) return no('Name a text file, or pipe a text in.');
    return yes({ language, names: readNames(given.names), withSpelling, asJson, file });
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

function readNames(given: string | undefined): readonly string[] | undefined {
  const names = given?.split(',').map((name) => name.trim());
  return names?.filter((name) => name !== '');
}

async function checkText(
  needs: CheckLanguageNeeds,
  text: string,
  { language, names, withSpelling }: Asked,
): Promise<Result<readonly PlainFinding[], string>> {
  const found = checkPlain(text, language, names === undefined ? {} : { names });
  if (!withSpelling) return yes(found);
  const spelling = needs.openSpelling();
  try {
    const misspelt = await checkSpelling(spelling, { text, language, names: names ?? [] });
    return misspelt === undefined
      ? no('The dictionary cannot be read, so the words were not looked up.')
      : yes(inOrder([...found, ...misspelt]));
  } finally {
    await spelling.stop();
  }
}

interface Spelled {
  readonly text: string;
  readonly language: Language;
  readonly names: readonly string[];
}

async function checkSpelling(
  spelling: Spelling,
  { text, language, names }: Spelled,
): Promise<readonly PlainFinding[] | undefined> {
  const words = wordsToSpell(text, language);
  const asked = { words: words.map((word) => word.text), language, accepted: names };
  const likely = await findMisspelt(spelling, asked);
  return likely && tellMisspelt(words, language, likely);
}

function writeFindings({ stdout }: CommandIo, found: readonly PlainFinding[], asJson: boolean): void {
  stdout.write(asJson ? `${JSON.stringify(found)}\n` : found.map(lineFor).join(''));
}

/** A control character in somebody's text must not steer the terminal. */
function lineFor({ start, end, level, rule, match, hint }: PlainFinding): string {
  return `${start}–${end} ${level} ${rule} «${match}»: ${hint}`.replaceAll(/\p{Cc}/gu, ' ').concat('\n');
}
