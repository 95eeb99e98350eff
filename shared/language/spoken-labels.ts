import { letterName } from './acronyms.ts';
import type { Language } from './language.ts';
import { cardinal, loneCardinal, ordinal, year } from './numbers.ts';
import { matchAt, type Place, type Said, textAfter, textBefore } from './spoken-place.ts';
import { genderOfNext } from './spoken-quantities.ts';

/** «3. klasse», «3.–5. trinn», «3. og 4. klasse», «17. mai», «5.trinn»: a dot with a small letter after it. */
export function sayOrdinal(place: Place): Said | undefined {
  const found = matchAt(/(\d{1,3})\.(?=\s\p{Ll}|\s?[–-]\s?\d{1,3}\.\s\p{Ll}|,\s\d{1,3}\.)/uy, place);
  if (found !== null) return { length: found[0].length, spoken: ordinal(Number(found[1]), place.language) };
  const last = matchAt(/(\d{1,2})\.(?=\s|$)/uy, place);
  if (last !== null && /\d\.\s(?:og|eller|til)\s$/u.test(textBefore(place)))
    return { length: last[0].length, spoken: ordinal(Number(last[1]), place.language) };
  const close = matchAt(/(\d{1,2})\.(-?)(?=\p{Ll}{3})/uy, place);
  if (close === null) return undefined;
  const rank = ordinal(Number(close[1]), place.language);
  return { length: close[0].length, spoken: close[2] === '-' ? rank : `${rank} ` };
}

/** «5. kl.»: after a rank it is the class, not the clock. */
export function saySchoolClass(place: Place): Said | undefined {
  const found = matchAt(/kl\.?(?![\p{L}\d])(?!\s?\d)/uy, place);
  if (found === null || !/\d\.\s?$/.test(textBefore(place))) return undefined;
  return { length: found[0].length, spoken: 'klasse' };
}

/** The class «3B» and the room «B12». */
export function sayLabel(place: Place): Said | undefined {
  const { language } = place;
  const school = matchAt(/(\d{1,2})([A-ZÆØÅa-h])(?![\p{L}\d])/uy, place);
  if (school !== null) {
    const letter = letterName((school[2] ?? '').toUpperCase());
    return { length: school[0].length, spoken: `${loneCardinal(Number(school[1]), language)} ${letter}` };
  }
  const room = matchAt(/([A-ZÆØÅ])(\d{1,4})(?![\p{L}\d])/uy, place);
  if (room === null) return undefined;
  const spoken = `${letterName(room[1] ?? '')} ${loneCardinal(Number(room[2]), language)}`;
  return { length: room[0].length, spoken };
}

/** «5-åringene» and «1990-tallet» as one word. */
export function sayCompound(place: Place): Said | undefined {
  const decade = matchAt(/((?:1[1-9]|20)\d0)-(?=tal)/uy, place);
  if (decade !== null) {
    const years = Number(decade[1]);
    const spoken =
      years % 100 === 0 && years < 2000
        ? `${cardinal(years / 100, place.language)}hundre`
        : year(years, place.language);
    return { length: decade[0].length, spoken: spoken.replaceAll(' ', '') };
  }
  const found = matchAt(/(\d{1,3})-(\p{Ll}{3,})/uy, place);
  if (found === null) return undefined;
  const rest = found[2] ?? '';
  const head = cardinal(Number(found[1]), place.language, rest.startsWith('år') ? 'neuter' : 'counting');
  return { length: found[0].length, spoken: head + rest };
}

/** «1:1» as «en til en». */
export function sayRatio(place: Place): Said | undefined {
  const found = matchAt(/(\d{1,2}):(\d)(?!\d)/uy, place);
  if (found === null) return undefined;
  const [one, other] = [found[1], found[2]].map((side) => loneCardinal(Number(side), place.language));
  return { length: found[0].length, spoken: `${one ?? ''} til ${other ?? ''}` };
}

/** «2 x 20 min», «3 x i uka». */
export function sayTimes(place: Place): Said | undefined {
  const found = matchAt(/(\d{1,2})\s?[x×](?=\s?\d|\s\p{Ll}|[\s.,]|$)/uy, place);
  if (found === null) return undefined;
  const count = Number(found[1]);
  const [one, many] = place.language === 'nb' ? ['gang', 'ganger'] : ['gong', 'gonger'];
  const spoken = `${cardinal(count, place.language, 'masculine')} ${count === 1 ? one : many}`;
  return { length: found[0].length, spoken };
}

const halves: Readonly<Record<Language, { readonly common: string; readonly neuter: string }>> = {
  nb: { common: 'en halv', neuter: 'et halvt' },
  nn: { common: 'ein halv', neuter: 'eit halvt' },
};

/** «½ time», «1/2 time», «1½ år». */
export function sayHalf(place: Place): Said | undefined {
  const found = matchAt(/(?:(\d{1,3})\s?(?=½)|(\d{1,3})\s(?=1\/2))?(?:½|1\/2)(?![\d/])/uy, place);
  if (found === null) return undefined;
  const { language } = place;
  const gender = genderOfNext(textAfter(place, found[0].length), language);
  const half = halves[language][gender === 'neuter' ? 'neuter' : 'common'];
  const whole = found[1] ?? found[2];
  const spoken = whole === undefined ? half : `${cardinal(Number(whole), language, gender)} og ${half}`;
  return { length: found[0].length, spoken };
}
