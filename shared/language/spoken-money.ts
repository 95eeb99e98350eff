import type { Language } from './language.ts';
import { cardinal, decimal } from './numbers.ts';
import { matchAt, type Place, type Said } from './spoken-place.ts';

const range = /kr\.?\s?(\d{1,6})\s?[–-]\s?(\d{1,6})(?![\p{L}\d])(?![.,]\d)/iuy;
const amount =
  /(?:kr\.?|NOK)\s?(\d{1,3}(?:[ \u00A0\u202F\u2009.]\d{3})+(?!\d)|\d+)(?:,(\d\d?)(?!\d)|,-)?(?![\p{L}\d])/iuy;

/** «kr 300,-», «kr 1 250,50», «kr 5–10». */
export function sayMoney(place: Place): Said | undefined {
  const { language } = place;
  const between = matchAt(range, place);
  if (between !== null) {
    const [from, to] = [between[1], between[2]].map((side) => cardinal(Number(side), language, 'masculine'));
    return { length: between[0].length, spoken: `${from ?? ''} til ${to ?? ''} kroner` };
  }
  const found = matchAt(amount, place);
  if (found === null) return undefined;
  return { length: found[0].length, spoken: moneySound(wholeOf(found), found[2], language) };
}

/** Two digits behind the comma are øre. */
export function moneySound(value: number, fraction: string | undefined, language: Language): string {
  if (fraction !== undefined && fraction.length !== 2) return `${decimal(value, fraction, language)} kroner`;
  const one = language === 'nn' ? 'feminine' : 'masculine';
  const crowns = value === 1 ? `${cardinal(1, language, one)} krone` : `${cardinal(value, language)} kroner`;
  const cents = Number(fraction ?? 0);
  return cents === 0 ? crowns : `${crowns} og ${cardinal(cents, language, 'neuter')} øre`;
}

/** The first group of a match as a number, its spaces or points left out. */
export function wholeOf(found: RegExpExecArray): number {
  return Number((found[1] ?? '').replaceAll(/[\s.]/g, ''));
}
