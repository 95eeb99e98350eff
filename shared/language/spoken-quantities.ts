import type { Language } from './language.ts';
import { cardinal, decimal, type Gender, loneCardinal, year } from './numbers.ts';
import { matchAt, type Place, type Said } from './spoken-place.ts';

type Unit = {
  readonly nb: readonly [string, string];
  readonly nn: readonly [string, string];
  readonly gender: Gender;
};

const same = (one: string, many: string, gender: Gender): Unit => ({
  nb: [one, many],
  nn: [one, many],
  gender,
});

/** What may stand right after a number, as one and as many. */
const units: Readonly<Record<string, Unit>> = {
  '%': same('prosent', 'prosent', 'masculine'),
  '‰': same('promille', 'promille', 'masculine'),
  '°': same('grad', 'grader', 'masculine'),
  '°c': same('grad', 'grader', 'masculine'),
  kr: same('krone', 'kroner', 'masculine'),
  ',-': same('krone', 'kroner', 'masculine'),
  mill: { nb: ['million', 'millioner'], nn: ['million', 'millionar'], gender: 'masculine' },
  mrd: { nb: ['milliard', 'milliarder'], nn: ['milliard', 'milliardar'], gender: 'masculine' },
  min: { nb: ['minutt', 'minutter'], nn: ['minutt', 'minutt'], gender: 'neuter' },
  t: { nb: ['time', 'timer'], nn: ['time', 'timar'], gender: 'masculine' },
  m: same('meter', 'meter', 'masculine'),
  sek: { nb: ['sekund', 'sekunder'], nn: ['sekund', 'sekund'], gender: 'neuter' },
  pst: same('prosent', 'prosent', 'masculine'),
  stk: same('stykk', 'stykk', 'neuter'),
  km: same('kilometer', 'kilometer', 'masculine'),
  cm: same('centimeter', 'centimeter', 'masculine'),
  mm: same('millimeter', 'millimeter', 'masculine'),
  kg: same('kilo', 'kilo', 'masculine'),
  dl: same('desiliter', 'desiliter', 'masculine'),
};

const neuter =
  /^(?:skjema|år|barn|mål|møte|trinn|tiltak|minutt|sekund|døgn|kvarter|ark|rom|bord|besøk|svar|spørsmål|punkt|ord|fag|skoleår|skuleår|semester|halvår|brev|vedlegg|dokument|dyr|kapittel|ledd|poeng|stykke?|steg|kort|bilde|bilete|navn|namn|kilo|forsøk|område|tilbud|tilbod|eksempel|døme|nivå)$/iu;
const feminineNynorsk =
  /^(?:veke|bok|jente|side|dør|gruppe|natt|helg|krone|øving|oppgåve|setning|mor|syster|økt|avtale|teneste|melding|klasse)$/iu;

const number = /(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|\d+)(?:,(\d+))?(?!\p{L})/uy;
const unitAfter =
  /\s?(%|‰|°c|°|,-|(?:kr|mill|mrd|min|sek|pst|stk)(?![\p{L}\d])\.?|(?:km|cm|mm|kg|dl|m|t)(?![\p{L}\d]))/iuy;
const moneyBefore =
  /(?:kr\.?|NOK)\s?(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|\d+)(?:,(\d\d?)(?!\d)|,-)?(?![\p{L}\d])/uy;

/** A number with what it counts: «12,5 %», «2 500 kr», «kr 300,-», «1,2 mill. kr», «15 min.», «1 skjema». */
export function sayQuantity(place: Place): Said | undefined {
  const money = matchAt(moneyBefore, place);
  if (money !== null) return sayMoney(money, place.language);
  const found = matchAt(number, place);
  if (found === null) return undefined;
  const said = readUnits(place, place.at + found[0].length);
  const whole = Number((found[1] ?? '').replaceAll(/\s/g, ''));
  const single = whole === 1 && found[2] === undefined;
  const names = said.units.map((unit, index) => unit[place.language][single && index === 0 ? 0 : 1]);
  const spoken = [sayNumber(found, place, said), ...names].join(' ');
  return { length: said.end - place.at, spoken };
}

type UnitsFound = { readonly units: readonly Unit[]; readonly end: number };

/** Up to two, as in «mill. kr». */
function readUnits(place: Place, from: number): UnitsFound {
  const found: Unit[] = [];
  let end = from;
  for (let count = 0; count < 2; count += 1) {
    const match = matchAt(unitAfter, { ...place, at: end });
    const unit = units[(match?.[1] ?? '').toLowerCase().replace(/\.$/, '')];
    if (match === null || unit === undefined) break;
    found.push(unit);
    end += match[0].length;
  }
  return { units: found, end };
}

function sayNumber(found: RegExpExecArray, place: Place, said: UnitsFound): string {
  const { language } = place;
  const written = found[1] ?? '';
  const value = Number(written.replaceAll(/\s/g, ''));
  if (found[2] !== undefined) return decimal(value, found[2], language);
  if (/^(?:1[1-9]|20)\d\d$/.test(written) && said.units.length === 0) return year(value, language);
  if (value !== 1) return cardinal(value, language, genderOf(place, said));
  const gender = genderOf(place, said);
  return gender === 'counting' ? loneCardinal(1, language) : cardinal(1, language, gender);
}

/** The gender of what is counted: the unit's, or that of the next word. */
function genderOf(place: Place, said: UnitsFound): Gender {
  const unit = said.units[0];
  if (unit !== undefined) return unit.gender;
  const next = /^\s(\p{Ll}+)/u.exec(place.text.slice(said.end))?.[1];
  if (next === undefined || /^(?:og|eller|til|i|på|av|er|for|med|som)$/u.test(next)) return 'counting';
  if (neuter.test(next)) return 'neuter';
  return place.language === 'nn' && feminineNynorsk.test(next) ? 'feminine' : 'masculine';
}

function sayMoney(found: RegExpExecArray, language: Language): Said {
  const value = Number((found[1] ?? '').replaceAll(/\s/g, ''));
  const amount =
    found[2] === undefined ? cardinal(value, language, 'masculine') : decimal(value, found[2], language);
  return {
    length: found[0].length,
    spoken: `${amount} ${value === 1 && found[2] === undefined ? 'krone' : 'kroner'}`,
  };
}
