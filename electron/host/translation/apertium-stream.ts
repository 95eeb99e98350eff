import type { TranslationPart } from '#language/translation-parts.ts';

/** Characters that mean something in the stream between the programs. */
const special = /[\\[\]^$@*/{}<>~#+]/gu;
/** Ends a request, or is none of a sentence’s characters. */
const control = /[\p{Cc}\u2028\u2029]/gu;
const token = /\\(?<plain>.)|\[(?<blank>(?:\\.|[^\]\\])*)\]|(?<text>[^\\[]+)/gsuy;

/**
 * One request: the preferences, the sentence with its pieces as blanks, and at its end a full stop and a blank with
 * the number of the request. The full stop because the programs take the last one away; the number because it comes
 * back, and so an answer can never be taken for that of another sentence.
 */
export function writeRequest(
  parts: readonly TranslationPart[],
  { number, preferences }: { readonly number: number; readonly preferences: readonly string[] },
): string {
  const style = preferences.length === 0 ? '' : `[<STREAMCMD:SETVAR:${preferences.join(',')}>]`;
  const body = parts.map((part) => (typeof part === 'number' ? `[k${part}]` : escape(part))).join('');
  return `${style}${body}.[r${number}]`;
}

function escape(text: string): string {
  return text.replaceAll(control, ' ').replaceAll(special, String.raw`\$&`);
}

/** The answer to that request; nothing when it is not one. */
export function readAnswer(answer: string, number: number): readonly TranslationPart[] | undefined {
  const end = `[r${number}]`;
  if (!answer.endsWith(end)) return undefined;
  const body = answer.slice(0, -end.length);
  const parts: TranslationPart[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < body.length) {
    const found = token.exec(body)?.groups;
    if (found === undefined) return undefined;
    const { blank, plain, text } = found;
    const part = blank === undefined ? (plain ?? text) : readBlank(blank);
    if (part === undefined) return undefined;
    addPart(parts, part);
  }
  return dropLastStop(parts);
}

/** A piece that stayed with us; of our own preferences nothing is left; any other blank is no answer to us. */
function readBlank(blank: string): TranslationPart | undefined {
  if (blank.startsWith('<STREAMCMD:')) return '';
  const piece = /^k(\d+)$/u.exec(blank)?.[1];
  return piece === undefined ? undefined : Number(piece);
}

function addPart(parts: TranslationPart[], part: TranslationPart): void {
  const last = parts.at(-1);
  if (typeof last === 'string' && typeof part === 'string') parts[parts.length - 1] = last + part;
  else if (part !== '') parts.push(part);
}

/** The full stop that we added; after a clock time the programs take it, and sometimes the sentence's own. */
function dropLastStop(parts: readonly TranslationPart[]): readonly TranslationPart[] {
  const last = parts.at(-1);
  if (typeof last !== 'string' || !last.endsWith('.')) return parts;
  return [...parts.slice(0, -1), ...(last === '.' ? [] : [last.slice(0, -1)])];
}
