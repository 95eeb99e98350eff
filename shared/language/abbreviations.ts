import type { Language } from './language.ts';

/**
 * How an abbreviation is read. `follows`: something always comes after it, so a sentence never ends there.
 * `number`: only beside a number, because the letters are also a word. `dot`: only with its last dot.
 */
export type Abbreviation = {
  readonly nb: string;
  readonly nn: string;
  readonly follows?: true;
  readonly number?: 'before' | 'after';
  readonly dot?: true;
};

const alike = (spoken: string): { readonly nb: string; readonly nn: string } => ({ nb: spoken, nn: spoken });

/** By the letters in lower case with their inner dots: «F. eks.» is `f.eks`. */
export const abbreviations: Readonly<Record<string, Abbreviation>> = {
  adm: { ...alike('administrativ'), follows: true, dot: true },
  adr: { ...alike('adresse'), follows: true, dot: true },
  ang: { nb: 'angående', nn: 'når det gjeld', follows: true, dot: true },
  art: { ...alike('artikkel'), follows: true, number: 'after', dot: true },
  avd: { ...alike('avdeling'), follows: true },
  bhg: alike('barnehage'),
  'bl.a': { nb: 'blant annet', nn: 'blant anna', follows: true },
  bvl: { nb: 'barnevernsloven', nn: 'barnevernslova', follows: true },
  ca: { ...alike('cirka'), follows: true },
  'd.e': { ...alike('det er'), follows: true },
  'd.v.s': { nb: 'det vil si', nn: 'det vil seie', follows: true },
  dr: { ...alike('doktor'), follows: true, dot: true },
  dvs: { nb: 'det vil si', nn: 'det vil seie', follows: true },
  'e.l': { nb: 'eller lignende', nn: 'eller liknande' },
  eks: { ...alike('eksempel'), follows: true, dot: true },
  ekskl: { ...alike('eksklusive'), follows: true },
  etc: alike('et cetera'),
  etg: alike('etasje'),
  ev: { ...alike('eventuelt'), follows: true, dot: true },
  evnt: { ...alike('eventuelt'), follows: true },
  evt: { ...alike('eventuelt'), follows: true },
  f: { nb: 'født', nn: 'fødd', follows: true, number: 'after', dot: true },
  'f.eks': { ...alike('for eksempel'), follows: true },
  'f.h': { nb: 'fra høyre', nn: 'frå høgre', follows: true },
  'f.o.m': { nb: 'fra og med', nn: 'frå og med', follows: true },
  'f.v': { nb: 'fra venstre', nn: 'frå venstre', follows: true },
  fnr: { ...alike('fødselsnummer'), follows: true },
  feks: { ...alike('for eksempel'), follows: true },
  fr: { ...alike('fru'), follows: true, dot: true },
  fvl: { nb: 'forvaltningsloven', nn: 'forvaltningslova', follows: true },
  'h.h.v': { nb: 'henholdsvis', nn: 'høvesvis', follows: true },
  hhv: { nb: 'henholdsvis', nn: 'høvesvis', follows: true },
  hr: { ...alike('herr'), follows: true, dot: true },
  'i.f.m': { nb: 'i forbindelse med', nn: 'i samband med', follows: true },
  'i.f.t': { ...alike('i forhold til'), follows: true },
  'i.h.t': { nb: 'i henhold til', nn: 'i samsvar med', follows: true },
  iflg: { nb: 'ifølge', nn: 'ifølgje', follows: true },
  ifm: { nb: 'i forbindelse med', nn: 'i samband med', follows: true },
  ift: { ...alike('i forhold til'), follows: true },
  iht: { nb: 'i henhold til', nn: 'i samsvar med', follows: true },
  inkl: { ...alike('inkludert'), follows: true },
  jf: { ...alike('jamfør'), follows: true },
  jfr: { ...alike('jamfør'), follows: true },
  jmf: { ...alike('jamfør'), follows: true },
  kap: { ...alike('kapittel'), follows: true, dot: true },
  kl: { ...alike('klokka'), follows: true },
  'm.a': { nb: 'blant annet', nn: 'mellom anna', follows: true },
  'm.fl': { nb: 'med flere', nn: 'med fleire' },
  'm.h.t': { nb: 'med hensyn til', nn: 'med omsyn til', follows: true },
  'm.m': { nb: 'med mer', nn: 'med meir' },
  'm.t.p': { ...alike('med tanke på'), follows: true },
  'm.v': { nb: 'med videre', nn: 'med vidare' },
  maks: { ...alike('maksimum'), follows: true, dot: true },
  mfl: { nb: 'med flere', nn: 'med fleire' },
  mht: { nb: 'med hensyn til', nn: 'med omsyn til', follows: true },
  mill: { nb: 'millioner', nn: 'millionar', number: 'before' },
  min: { nb: 'minutter', nn: 'minutt', number: 'before', dot: true },
  mm: { nb: 'med mer', nn: 'med meir', dot: true },
  mnd: { nb: 'måned', nn: 'månad' },
  mob: { ...alike('mobil'), follows: true, dot: true },
  mrd: { nb: 'milliarder', nn: 'milliardar', number: 'before' },
  mtp: { ...alike('med tanke på'), follows: true },
  mv: { nb: 'med videre', nn: 'med vidare', dot: true },
  mvh: { nb: 'med vennlig hilsen', nn: 'med venleg helsing' },
  nr: { ...alike('nummer'), follows: true },
  'o.a': { nb: 'og annet', nn: 'og anna' },
  'o.l': { nb: 'og lignende', nn: 'og liknande' },
  'o.s.b': alike('og så bortetter'),
  'o.s.v': { nb: 'og så videre', nn: 'og så vidare' },
  'oppl.l': { nb: 'opplæringsloven', nn: 'opplæringslova', follows: true },
  oppll: { nb: 'opplæringsloven', nn: 'opplæringslova', follows: true },
  osb: alike('og så bortetter'),
  osv: { nb: 'og så videre', nn: 'og så vidare' },
  'p.g.a': { ...alike('på grunn av'), follows: true },
  'p.t': { nb: 'for tiden', nn: 'for tida' },
  ped: { ...alike('pedagogisk'), follows: true, dot: true },
  pga: { ...alike('på grunn av'), follows: true },
  pkt: { ...alike('punkt'), follows: true },
  pr: { ...alike('per'), follows: true },
  prof: { ...alike('professor'), follows: true, dot: true },
  pst: { ...alike('prosent'), number: 'before' },
  ref: { ...alike('referanse'), follows: true, dot: true },
  s: { ...alike('side'), follows: true, number: 'after', dot: true },
  's.k': { nb: 'såkalt', nn: 'såkalla', follows: true },
  saksnr: { ...alike('saksnummer'), follows: true },
  sek: { nb: 'sekunder', nn: 'sekund', number: 'before' },
  st: { ...alike('sankt'), follows: true, dot: true },
  stk: { ...alike('stykk'), number: 'before' },
  str: { nb: 'størrelse', nn: 'storleik', follows: true, number: 'after', dot: true },
  't.d': { ...alike('til dømes'), follows: true },
  't.h': { nb: 'til høyre', nn: 'til høgre' },
  't.o.m': { ...alike('til og med'), follows: true },
  't.v': { nb: 'til venstre', nn: 'til venstre' },
  tel: { ...alike('telefon'), follows: true, dot: true },
  tlf: { ...alike('telefon'), follows: true },
  'tlf.nr': { ...alike('telefonnummer'), follows: true },
  tlfnr: { ...alike('telefonnummer'), follows: true },
  'v.h.a': { ...alike('ved hjelp av'), follows: true },
  vedr: { nb: 'vedrørende', nn: 'som gjeld', follows: true, dot: true },
  vgs: { nb: 'videregående skole', nn: 'vidaregåande skule' },
  vha: { ...alike('ved hjelp av'), follows: true },
};

/** Undefined for a word that merely looks like one: «min» without a dot, «PR» in capitals. */
export function findAbbreviation(written: string): Abbreviation | undefined {
  const letters = written.replaceAll(/\s/g, '').replace(/\.$/, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return undefined;
  const key = letters.toLowerCase();
  const found = Object.hasOwn(abbreviations, key) ? abbreviations[key] : undefined;
  return found?.dot === true && !written.endsWith('.') ? undefined : found;
}

export function spokenAbbreviation(abbreviation: Abbreviation, language: Language): string {
  return abbreviation[language];
}
