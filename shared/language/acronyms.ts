/** Said as a word, whatever the letters. */
const words: Readonly<Record<string, string>> = {
  BUP: 'bupp',
  HABU: 'habu',
  NAV: 'nav',
  FUG: 'fug',
  FAU: 'fau',
  ASK: 'ask',
  AKS: 'aks',
  NAFO: 'nafo',
  UDIR: 'udir',
};

/** Short words that people also write in capitals; everything else in two to five capitals is spelled. */
const shouted = new Set(
  'JA NEI OG Å I PÅ AV VI DU JEG EG HAN HUN HO DET DEN DE ER IKKE IKKJE MÅ VIL KAN NÅ NO SÅ OK HEI ALLE STOPP VIKTIG MED OM TIL FRA FRÅ FØR MEN BRA TAKK HUSK HVER KVAR'.split(
    ' ',
  ),
);

const letters: Readonly<Record<string, string>> = {
  A: 'a',
  B: 'be',
  C: 'se',
  D: 'de',
  E: 'e',
  F: 'eff',
  G: 'ge',
  H: 'hå',
  I: 'i',
  J: 'je',
  K: 'kå',
  L: 'ell',
  M: 'em',
  N: 'enn',
  O: 'o',
  P: 'pe',
  Q: 'ku',
  R: 'err',
  S: 'ess',
  T: 'te',
  U: 'u',
  V: 've',
  W: 'dobbelt-ve',
  X: 'eks',
  Y: 'y',
  Z: 'sett',
  Æ: 'æ',
  Ø: 'ø',
  Å: 'å',
};

/** Never shouted: they may stand alone as a heading. */
const known = new Set('PPT IP IOP SFO ADHD IKT PMTO ICDP BTI OT HMS'.split(' '));

export function isKnownAcronym(written: string): boolean {
  const name = /^\p{Lu}+/u.exec(written)?.[0] ?? '';
  return known.has(name) || Object.hasOwn(words, name);
}

/** «IP-en» as «i pe en», «PPT-rådgiveren» as «pe pe te rådgiveren»; undefined when it is no acronym. */
export function spokenAcronym(written: string): string | undefined {
  const parts = /^(?<name>[A-ZÆØÅ]{2,5})(?:-(?<rest>\p{L}+)|(?<genitive>s))?$/u.exec(written)?.groups;
  const name = parts?.['name'];
  if (name === undefined || shouted.has(name)) return undefined;
  const said = words[name] ?? spell(name);
  const rest = parts?.['rest'];
  if (rest !== undefined) return `${said} ${rest}`;
  return parts?.['genitive'] === undefined ? said : `${said}s`;
}

export function letterName(letter: string): string {
  return letters[letter] ?? letter;
}

function spell(name: string): string {
  return Array.from(name, letterName).join(' ');
}
