import type { Language } from '../language.ts';
import * as nb from './passive-verbs-nb.ts';
import * as nn from './passive-verbs-nn.ts';
import { listOf, setOf } from './words.ts';

/** What a verb may look like when something is done to someone, by language. */
export type PassiveForms = {
  readonly participles: ReadonlySet<string>;
  /** bokmål alone: brukes, gis. */
  readonly sForms: ReadonlySet<string>;
};

/** «gjenvalgt», «igangsatt», «nedlegges»: what may stand before a verb that is in the lists. */
const prefixes = setOf(
  `an att av be bort de dobbelt er etter fast feil for fore fra frå fram frem fri full før føre gjen gjennom god godt heim hen bak hjemme
  hjem høy høg i igang igjen in inn iverk klar kort kring lang lik like løs med mellom mis mot navn namn ned nær om opp over på re
  rund sam sammen saman selv sjøl sjølv ny spesial stor til tilbake tilrette tilside tvangs under unn ut ute ved videre vidare
  vel verd irette offentlig synlig tydelig ansvarlig nødvendig offentleg synleg tydeleg ansvarleg`,
);

/** A stem never ends in two alike before -t: kalle, kalt. */
function shorten(stem: string): string {
  return stem.replace(/([^t])\1$/u, '$1');
}

function makeNb(): PassiveForms {
  const participles: string[] = [];
  const sForms: string[] = [...listOf(nb.otherSForms)];
  const add = (infinitive: string, ...forms: readonly string[]): void => {
    participles.push(...forms);
    sForms.push(`${infinitive}s`);
  };
  for (const verb of listOf(nb.etVerbs)) add(verb, `${verb}t`, `${verb.slice(0, -1)}a`);
  for (const verb of listOf(nb.tVerbs)) add(verb, `${shorten(verb.slice(0, -1))}t`);
  for (const verb of listOf(nb.dVerbs)) add(verb, `${shorten(verb.slice(0, -1))}d`);
  for (const verb of listOf(nb.ddVerbs)) add(verb, `${verb}dd`);
  for (const pair of listOf(nb.strongVerbs)) {
    const [infinitive = '', participle = ''] = pair.split(':');
    add(infinitive, participle);
  }
  return { participles: new Set(participles), sForms: new Set(sForms) };
}

function makeNn(): PassiveForms {
  const participles = [...listOf(nn.strongForms), ...listOf(nn.aVerbs)];
  for (const stem of listOf(nn.tVerbs)) participles.push(`${shorten(stem)}t`, `${shorten(stem)}te`);
  for (const stem of listOf(nn.dVerbs))
    participles.push(`${shorten(stem)}d`, `${shorten(stem)}de`, `${shorten(stem)}t`);
  for (const verb of listOf(nn.ddVerbs))
    participles.push(`${verb}dd`, `${verb}dde`, `${verb}tt`, `${verb}tte`, `${verb}dt`);
  return { participles: new Set(participles), sForms: new Set() };
}

const made = new Map<Language, PassiveForms>();

export function passiveForms(language: Language): PassiveForms {
  const known = made.get(language) ?? (language === 'nb' ? makeNb() : makeNn());
  made.set(language, known);
  return known;
}

/** Whether the word, or what is left of it behind a prefix, is in the set. */
export function isForm(word: string, forms: ReadonlySet<string>): boolean {
  const last = word.slice(word.lastIndexOf('-') + 1);
  if (forms.has(last)) return true;
  for (let at = 1; at <= last.length - 3; at += 1)
    if (prefixes.has(last.slice(0, at)) && isForm(last.slice(at), forms)) return true;
  return false;
}
