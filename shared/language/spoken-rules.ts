import { sayAddress } from './spoken-addresses.ts';
import {
  sayCompound,
  sayHalf,
  sayLabel,
  sayOrdinal,
  sayRatio,
  saySchoolClass,
  sayTimes,
} from './spoken-labels.ts';
import { sayMoney } from './spoken-money.ts';
import { sayPhone } from './spoken-phones.ts';
import { matchAt, type Place, type Said } from './spoken-place.ts';
import { sayQuantity } from './spoken-quantities.ts';
import {
  sayClock,
  sayIsoDay,
  sayMonth,
  sayNumericDay,
  sayOutline,
  sayPointed,
  sayStrokeDay,
} from './spoken-times.ts';
import { sayAbbreviation, sayCapitals, sayInitial, sayStroke } from './spoken-words.ts';

type Rule = (place: Place) => Said | undefined;

/** In this order: the first rule that knows what stands here has it. */
const numberRules: readonly Rule[] = [
  sayAddress,
  sayPhone,
  sayClock,
  sayIsoDay,
  sayOutline,
  sayNumericDay,
  sayStrokeDay,
  sayOrdinal,
  sayHalf,
  sayRatio,
  sayTimes,
  sayCompound,
  sayQuantity,
  sayLabel,
  sayPointed,
];

const wordRules: readonly Rule[] = [
  sayAddress,
  sayPhone,
  sayClock,
  sayMoney,
  sayLabel,
  sayMonth,
  saySchoolClass,
  sayStroke,
  sayInitial,
  sayAbbreviation,
  sayCapitals,
];

/** `limit`: where a correction begins, which no rule may reach into. */
export function applyRules(place: Place, limit: number): Said | undefined {
  for (const rule of rulesFor(place.text.charAt(place.at))) {
    const said = rule(place);
    if (said !== undefined && place.at + said.length <= limit) return said;
  }
  return undefined;
}

/** No rule begins with another sign. */
function rulesFor(first: string): readonly Rule[] {
  if (/[\d+½]/.test(first)) return numberRules;
  if (first === '§') return [sayParagraph];
  return /\p{L}/u.test(first) ? wordRules : [];
}

function sayParagraph(place: Place): Said | undefined {
  const found = matchAt(/§{1,2}/uy, place);
  if (found === null) return undefined;
  const many = place.language === 'nn' ? 'paragrafane' : 'paragrafene';
  return { length: found[0].length, spoken: found[0] === '§' ? 'paragraf' : many };
}
