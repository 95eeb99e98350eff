import type { Language } from './language.ts';
import { standInNames } from './translation-names.ts';

/** A known slip of the machine. Mended only where what stood in the original says so, when that is given. */
export interface TranslationFix {
  readonly to: Language;
  readonly source?: RegExp;
  readonly pattern: RegExp;
  readonly replacement: string;
}

const subjects = [
  'jeg',
  'du',
  'han',
  'hun',
  'hen',
  'vi',
  'dere',
  'de',
  'mor',
  'far',
  'mamma',
  'pappa',
  ...standInNames,
];

/** Applied in order to the machine's text while stand-ins still stand in for names. */
export const translationFixes: readonly TranslationFix[] = [
  { to: 'nn', pattern: /(?<!\p{L})(held|heldt|halde) fram fram til(?!\p{L})/giu, replacement: '$1 fram til' },
  {
    to: 'nb',
    source: /(?<!\p{L})les(?!\p{L})/u,
    pattern: /(?<!\p{L})(\p{L}{3,}(?:en|ene)) les(?!\p{L})/gu,
    replacement: '$1 leser',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})les(?!\p{L})/u,
    pattern: new RegExp(String.raw`(?<!\p{L})(${subjects.join('|')}) les(?!\p{L})`, 'giu'),
    replacement: '$1 leser',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})fleire(?!\p{L})/iu,
    pattern: /(?<!\p{L})gjentatte(?!\p{L})/gu,
    replacement: 'flere',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})fleire(?!\p{L})/iu,
    pattern: /(?<!\p{L})Gjentatte(?!\p{L})/gu,
    replacement: 'Flere',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})ein vaksen(?!\p{L})/iu,
    pattern: /(?<!\p{L})(en) vokst(?!\p{L})/giu,
    replacement: '$1 voksen',
  },
  { to: 'nb', source: /^Skriv /u, pattern: /^Skriver /gu, replacement: 'Skriv ' },
  {
    to: 'nb',
    source: /(?<!\p{L})att(?!\p{L})/u,
    pattern: /(?<!\p{L})(møtes|treffes) tilbake(?!\p{L})/gu,
    replacement: '$1 igjen',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})tinga(?!\p{L})/u,
    pattern: /(?<!\p{L})tinget(?!\p{L})/gu,
    replacement: 'tingene',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})individuelt tilrettelagd/iu,
    pattern: /(?<!\p{L})(i)ndividuell tilrettelagt/giu,
    replacement: '$1ndividuelt tilrettelagt',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})klokka(?!\p{L})/u,
    pattern: /(?<!\p{L})klokket (?=\d)/gu,
    replacement: 'klokka ',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})ein ven heim(?!\p{L})/u,
    pattern: /(?<!\p{L})et vakkert hjem(?!\p{L})/gu,
    replacement: 'en venn hjem',
  },
  {
    to: 'nb',
    source: /(?<!\p{L})lik(?:te|ar|er) best(?!\p{L})/u,
    pattern: /(?<!\p{L})(lik(?:te|er)) beste(?!\p{L})/gu,
    replacement: '$1 best',
  },
];

export function fixTranslation(text: string, source: string, to: Language): string {
  let fixed = text;
  for (const fix of translationFixes) {
    if (fix.to !== to || fix.source?.test(source) === false) continue;
    fixed = fixed.replaceAll(fix.pattern, fix.replacement);
  }
  return fixed;
}
