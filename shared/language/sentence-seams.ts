import { findAbbreviation } from './abbreviations.ts';

/** What stands before a cut: how it begins and how it ends, without white space at its end. */
export type Seam = { readonly start: string; readonly tail: string };

/** Whether the full stop between two pieces was no end of a sentence. */
export function belongTogether({ start, tail }: Seam, after: string): boolean {
  return (
    endsInAbbreviation(tail, after) ||
    endsInInitial(tail, after) ||
    isReportingClause({ start, tail }, after) ||
    isListNumber(start, tail) ||
    isBrokenNumber(tail, after) ||
    !/[\p{L}\p{N}]/u.test(tail) ||
    !/[\p{L}\p{N}]/u.test(after)
  );
}

function endsInAbbreviation(tail: string, after: string): boolean {
  const written = /(?<![\p{L}\p{N}])(?:\p{L}+\.\s?){0,3}\p{L}+\.$/u.exec(tail)?.[0];
  if (written === undefined) return false;
  const known = longestAbbreviation(written);
  if (known === undefined) return false;
  if (known.follows === true) return known.number !== 'after' || /^\d/.test(after);
  if (known.number === 'before' && !/\d\s?\p{L}+\.$/u.test(tail)) return false;
  return /^[\p{Ll}\d]/u.test(after);
}

/** «til oppl. l.» ends in «oppl. l.»: the longest known ending counts. */
function longestAbbreviation(written: string): ReturnType<typeof findAbbreviation> {
  let rest = written;
  while (rest !== '') {
    const known = findAbbreviation(rest);
    if (known !== undefined) return known;
    const next = /^\p{L}+\.\s?(.*)$/su.exec(rest)?.[1];
    if (next === undefined || next === rest) return undefined;
    rest = next;
  }
  return undefined;
}

const lettered = /^(?:\d+|klasse|gruppe|trinn|plan|alternativ|avdeling|bokstav|vitamin|del|hepatitt)$/iu;

/** «A. B. Dahl»; but «klasse 3 B.», «gruppe B.» and a place like «Washington D.C.» end a sentence. */
function endsInInitial(tail: string, after: string): boolean {
  const name = /(?:^|(?<before>[\p{L}\p{N}]+)?[\s(«"“.-])\p{Lu}\.$/u.exec(tail);
  if (name === null) return false;
  if (/(?<!\p{L})(?:D\.C|U\.S|U\.K|U\.S\.A)\.$/u.test(tail)) return /^\p{Ll}/u.test(after);
  return !lettered.test(name.groups?.['before'] ?? '');
}

/** In the present and in the past, bokmål and nynorsk. */
const reporting = new Set(
  `si sier sa seier sade spør spurte spurde svarer svarte svarar svara roper ropte ropar ropa utbryter utbrøt utbryt
  utbraut skriker skrek skrik skreik hyler hylte hvisker hvisket kviskrar kviskra jubler jublet jublar jubla
  ler lo smiler smilte smilar mumler mumlet mumlar mumla tenker tenkte tenkjer tenkte undrer undret undrar undra
  forteller fortalte fortel fortalde forklarer forklarte forklarar forklara skriver skrev skriv skreiv
  fortsetter fortsatte held mener mente meiner meinte legger la ber bad ba heter lyder lød insisterer insisterte
  kommenterer kommenterte oppfordrer oppfordret gråter gråt græt`.split(/\s+/),
);

/** «Kan vi lese?» spurde Kari. Nå skjer det! jubler Per. And in a line that is speech: – Kan vi lese? undret Kari. */
function isReportingClause({ start, tail }: Seam, after: string): boolean {
  if (/^\s*["»”’]\s+\p{Ll}/u.test(after)) return true;
  const next = /^\p{Ll}+/u.exec(after)?.[0];
  if (next === undefined) return false;
  if (/[»"”’')]$/u.test(tail)) return true;
  return /[?!]$/u.test(tail) && (/^\s*[–—-]/u.test(start) || reporting.has(next));
}

/** «1. Vi leser hver dag.» at the start of a line. */
function isListNumber(start: string, tail: string): boolean {
  return start.length === tail.length && /^\s*(?:\d{1,2}|\p{L})\.$/u.test(start);
}

/** «31.07. 2026»: a year after its date. */
function isBrokenNumber(tail: string, after: string): boolean {
  return /\b\d{1,2}\.\s?\d{1,2}\.$/.test(tail) && /^(?:19|20)\d\d\b/.test(after);
}
