import type { Language } from './language.ts';
import { cardinal, decimal, digitByDigit, type Gender, loneCardinal, year } from './numbers.ts';
import { moneySound, wholeOf } from './spoken-money.ts';
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
  mnd: { nb: ['måned', 'måneder'], nn: ['månad', 'månader'], gender: 'masculine' },
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

/** A point before three digits groups thousands: «1.250». */
const number =
  /(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|\d{1,3}(?:\.\d{3})+(?!\.?\d)|\d+)(?:,(\d+))?(?![\p{L}\d])(?!\.\d)/uy;
const unitAfter =
  /\s?(%|‰|°c|°|,-|(?:kr|mill|mrd|min|sek|pst|stk|mnd)(?![\p{L}\d])\.?|(?:km|cm|mm|kg|dl|t)(?![\p{L}\d])(?:\.(?=\s\p{Ll}))?|m(?![\p{L}\d/]))/iuy;
/** «2t», «15min.», «30kr»: no space, as in a hasty note. */
const joined = /(\d+)(?:,(\d+))?(?=(?:kr|min|sek|stk|km|cm|kg|dl|t)(?![\p{L}\d])|m(?![\p{L}\d/]))/uy;

/** A number with what it counts: «12,5 %», «2 500 kr», «1,2 mill. kr», «15 min.», «1 skjema». */
export function sayQuantity(place: Place): Said | undefined {
  const found = matchAt(number, place) ?? matchAt(joined, place);
  if (found === null) return undefined;
  const said = readUnits(place, place.at + found[0].length);
  const length = said.end - place.at;
  if (said.units[0] === units['kr'] && !said.per && said.units.length === 1)
    return { length, spoken: moneySound(wholeOf(found), found[2], place.language) };
  const single = wholeOf(found) === 1 && found[2] === undefined;
  const names = said.units.map((unit, index) => unit[place.language][single && index === 0 ? 0 : 1]);
  const spoken = [sayNumber(found, place, said), ...names].join(' ');
  return { length, spoken: said.per ? `${spoken} per ` : spoken };
}

type UnitsFound = { readonly units: readonly Unit[]; readonly end: number; readonly per: boolean };

/** Up to two, as in «mill. kr»; the stroke of «2 t/uke» goes with them. */
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
  const per =
    found.length > 0 &&
    /^\/(?:uke|uka|veke|veka|dag|mnd|måned|månad|år|time|barn|elev)/u.test(place.text.slice(end, end + 8));
  return { units: found, end: per ? end + 1 : end, per };
}

function sayNumber(found: RegExpExecArray, place: Place, said: UnitsFound): string {
  const { language } = place;
  const value = wholeOf(found);
  if (found[2] !== undefined) return decimal(value, found[2], language);
  if (/^(?:1[1-9]|20)\d\d$/.test(found[1] ?? '') && said.units.length === 0) return year(value, language);
  if (/^0\d/.test(found[1] ?? '')) return digitByDigit(found[1] ?? '', language);
  const gender = genderOf(place, said);
  return value === 1 && gender === 'counting' ? loneCardinal(1, language) : cardinal(value, language, gender);
}

/** The gender of what is counted: the unit's, or that of the next word. */
function genderOf(place: Place, said: UnitsFound): Gender {
  return said.units[0]?.gender ?? genderOfNext(place.text.slice(said.end, said.end + 40), place.language);
}

/** `counting` when no noun follows. */
export function genderOfNext(after: string, language: Language): Gender {
  const next = /^\s(\p{Ll}+)/u.exec(after)?.[1];
  if (next === undefined || /^(?:og|eller|til|i|på|av|er|for|med|som)$/u.test(next)) return 'counting';
  if (neuter.test(next)) return 'neuter';
  return language === 'nn' && feminineNynorsk.test(next) ? 'feminine' : 'masculine';
}
