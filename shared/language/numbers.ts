import type { Language } from './language.ts';

/** The form of «1» before a noun: en/ei/ett, ein/ei/eitt. `counting` stands alone. */
export type Gender = 'masculine' | 'feminine' | 'neuter' | 'counting';

const small =
  'null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten'.split(
    ' ',
  );
const tens = 'null ti tjue tretti førti femti seksti sytti åtti nitti'.split(' ');
const ones: Readonly<Record<Language, Readonly<Record<Gender, string>>>> = {
  nb: { masculine: 'en', feminine: 'ei', neuter: 'ett', counting: 'en' },
  nn: { masculine: 'ein', feminine: 'ei', neuter: 'eitt', counting: 'ein' },
};
const ordinalEnd = { nb: 'ende', nn: 'ande' } as const;
const firstOrdinals =
  'nulte første andre tredje fjerde femte sjette sjuN åttN niN tiN ellevte tolvte trettN fjortN femtN sekstN syttN attN nittN'.split(
    ' ',
  );

/** A number that stands by itself: nynorsk writes the lone one as «éin». */
export function loneCardinal(value: number, language: Language): string {
  return value === 1 && language === 'nn' ? 'éin' : cardinal(value, language);
}

/** Whole numbers up to 999 999 999; beyond that digit by digit, which is how people say them. */
export function cardinal(value: number, language: Language, gender: Gender = 'counting'): string {
  if (!Number.isSafeInteger(value) || value < 0) return String(value);
  if (value > 999_999_999) return digitByDigit(String(value), language);
  if (value >= 1_000_000) return withMillions(value, language);
  if (value >= 1000) return withThousands(value, language, gender);
  if (value >= 100) return withHundreds(value, language, gender);
  return belowHundred(value, language, gender);
}

function withMillions(value: number, language: Language): string {
  const millions = Math.floor(value / 1_000_000);
  const many = language === 'nb' ? 'millioner' : 'millionar';
  const head = `${cardinal(millions, language, 'masculine')} ${millions === 1 ? 'million' : many}`;
  return joinRest(head, { rest: value % 1_000_000, gender: 'counting' }, language);
}

function withThousands(value: number, language: Language, gender: Gender): string {
  const thousands = Math.floor(value / 1000);
  const alone = value % 1000 === 0 && thousands === 1;
  const head = alone ? 'tusen' : `${cardinal(thousands, language, 'neuter')} tusen`;
  return joinRest(head, { rest: value % 1000, gender }, language);
}

function withHundreds(value: number, language: Language, gender: Gender): string {
  const hundreds = Math.floor(value / 100);
  const head = hundreds === 1 ? 'hundre' : `${cardinal(hundreds, language)} hundre`;
  return joinRest(head, { rest: value % 100, gender }, language);
}

/** «to tusen og tjueseks», «to tusen fem hundre», «to tusen fem hundre og tre». */
function joinRest(head: string, tail: { rest: number; gender: Gender }, language: Language): string {
  const { rest, gender } = tail;
  if (rest === 0) return head;
  if (rest >= 100 && rest < 200)
    return `${head} ${one(language, 'neuter')} ${cardinal(rest, language, gender)}`;
  return `${head}${rest < 100 ? ' og' : ''} ${cardinal(rest, language, gender)}`;
}

function belowHundred(value: number, language: Language, gender: Gender): string {
  if (value === 1) return one(language, gender);
  if (value < 20) return small[value] ?? '';
  const unit = value % 10;
  const head = tens[Math.floor(value / 10)] ?? '';
  if (unit === 0) return head;
  return head + (unit === 1 ? one(language, gender) : (small[unit] ?? ''));
}

function one(language: Language, gender: Gender): string {
  return ones[language][gender];
}

export function ordinal(value: number, language: Language): string {
  if (value < 20) return (firstOrdinals[value] ?? '').replace('N', ordinalEnd[language]);
  if (value < 100) return tensOrdinal(value, language);
  const rest = value % 100;
  if (rest === 0) return `${cardinal(value, language)}de`;
  return `${cardinal(value - rest, language)} og ${ordinal(rest, language)}`;
}

function tensOrdinal(value: number, language: Language): string {
  const head = tens[Math.floor(value / 10)] ?? '';
  const unit = value % 10;
  if (unit !== 0) return head + ordinal(unit, language);
  return head.endsWith('e') ? head.slice(0, -1) + ordinalEnd[language] : head + ordinalEnd[language];
}

/** A year as people say it: «to tusen og tjueseks», «nitten nittiåtte». */
export function year(value: number, language: Language): string {
  const rest = value % 100;
  if (value < 1100 || value >= 2000 || rest === 0) return cardinal(value, language);
  return `${cardinal(Math.floor(value / 100), language)} ${rest < 10 ? 'null ' : ''}${cardinal(rest, language)}`;
}

/** «12» as «tolv», «05» as «null fem»: pairs of a phone number, minutes of a clock. */
export function pair(digits: string, language: Language): string {
  const value = Number(digits);
  return digits.startsWith('0') && digits.length > 1
    ? `null ${cardinal(value, language)}`
    : cardinal(value, language);
}

export function digitByDigit(digits: string, language: Language): string {
  return Array.from(digits, (digit) => loneCardinal(Number(digit), language)).join(' ');
}

/** «12,5»: up to two digits after the comma are one number, more are read one by one. */
export function decimal(whole: number, fraction: string, language: Language): string {
  const head = loneCardinal(whole, language);
  const tail = fraction.length > 2 ? digitByDigit(fraction, language) : pair(fraction, language);
  return `${head} komma ${tail}`;
}
