import type { PlanState } from '#domain/state.ts';

/** A place of its own before what it is: «Solvang skole», «Elvebakken legekontor». */
const place =
  /(?<own>\p{Lu}[\p{L}-]+) (?<what>skole|skule|(?:ungdoms|barne)sk[ou]le|barnehage|helsestasjon|legekontor|sk[ou]lefritidsordning|v[oa]ksenopplæring|sykehus|sjukehus|kommune)(?!\p{L})/gu;
/** Written the same in both forms when it is part of a name. */
const partOfName = /skole|skule|barnehage/u;

/** Whatever in a plan must come out of a translation as it went in: people, their schools, places. */
export function namesOfPlan({
  participants,
  meetings,
  calls,
}: Pick<PlanState, 'participants' | 'meetings' | 'calls'>): readonly string[] {
  const people = [...participants.values()];
  const names = people.flatMap(({ name, shownAs = name }) => [
    name,
    shownAs,
    ...wordsOf(name),
    ...wordsOf(shownAs),
  ]);
  const told = [
    ...people.map(({ service = '' }) => service),
    ...[...meetings.values(), ...calls.values()].map((one) => one.place),
  ];
  return [...new Set([...names, ...told.flatMap((text) => placesIn(text))])];
}

/** «Kari Nordby» is called Kari, and Nordby. */
function wordsOf(name: string): string[] {
  return name.split(/\s+/u).filter((word) => /^\p{Lu}\p{L}/u.test(word));
}

function placesIn(text: string): string[] {
  const named = [...text.matchAll(place)].flatMap((found) => {
    const { own = '', what = '' } = found.groups ?? {};
    return partOfName.test(what) ? [own, found[0]] : [own];
  });
  const office = /^NAV (?<own>\p{Lu}[\p{L}-]+)/u.exec(text)?.groups?.['own'];
  return office === undefined ? named : [...named, office];
}
