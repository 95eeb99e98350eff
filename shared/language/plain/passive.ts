import type { Language } from '../language.ts';
import { isForm, passiveForms } from './passive-forms.ts';
import type { PassiveForms } from './passive-forms.ts';
import { passiveWords } from './passive-words.ts';
import type { PassiveWords } from './passive-words.ts';
import { setOf } from './words.ts';
import type { Word } from './words.ts';

/** The verb that is passive, and the auxiliary that makes it so. */
export type Passive = { readonly verb: Word; readonly auxiliary?: Word };

type Sentence = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly offset: number;
  readonly language: Language;
  readonly known: PassiveWords;
  readonly forms: PassiveForms;
};

const farthest = 12;
const degrees = setOf('svært veldig ganske nokså bedre betre dårligere dårlegare');

/** The passives of one sentence, whose words carry the places in the whole text from `offset` on. */
export function findPassives(
  text: string,
  { words, offset, language }: Pick<Sentence, 'words' | 'offset' | 'language'>,
): readonly Passive[] {
  const sentence = {
    text,
    words,
    offset,
    language,
    known: passiveWords[language],
    forms: passiveForms(language),
  };
  const found = new Map<number, Passive>();
  for (const [at, word] of words.entries()) {
    if (sentence.known.auxiliaries.has(word.low))
      for (const passive of findParticiplePassive(sentence, at)) found.set(passive.verb.start, passive);
    else if (isSPassive(sentence, at)) found.set(word.start, { verb: word });
  }
  return [...found.values()].toSorted((one, other) => one.verb.start - other.verb.start);
}

/** A name in the middle of a sentence is no verb: «Høyres», «Johannes». */
function isSPassive(sentence: Sentence, at: number): boolean {
  const word = sentence.words[at];
  if (word === undefined || (at > 0 && /^\p{Lu}/u.test(word.text))) return false;
  if (sentence.known.notPassive.has(word.low)) return isDoneTo(sentence, at);
  if (sentence.language === 'nn') return /.{2}ast$/u.test(word.low) && isBehindModal(sentence, at, 4);
  return /.(?:es|[iåaøy]s)$/u.test(word.low) && isSForm(sentence, at, word.low);
}

/** «Vi møtes» each other, but «eleven følges opp» and «svarene samles inn» by somebody. */
function isDoneTo({ words, known }: Sentence, at: number): boolean {
  return (
    known.eachOther.has(words[at]?.low ?? '') && /^(?:av|opp|inn|ut|ned)$/u.test(words[at + 1]?.low ?? '')
  );
}

/** Behind a modal also a verb that is in no list: «må vannes». */
function isSForm(sentence: Sentence, at: number, low: string): boolean {
  const { forms } = sentence;
  if (/.{3}eres$/u.test(low)) return !isAgents(low, forms);
  if (isForm(low, forms.sForms)) return true;
  return /.{3}es$/u.test(low) && !/(?:ne|lse|else)s$/u.test(low) && isBehindModal(sentence, at, 1);
}

/** «velgeres», «læreres»: those who choose and teach. */
function isAgents(low: string, forms: PassiveForms): boolean {
  return low !== 'leveres' && forms.sForms.has(`${low.slice(0, -3)}es`.replace(/ees$/u, 'es'));
}

/** Within so many words, and no comma between. */
function isBehindModal({ text, words, offset, known }: Sentence, at: number, window: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - window); before -= 1) {
    const [one, next] = [words[before], words[before + 1]];
    if (one === undefined || next === undefined) return false;
    if (/[.;:,]/u.test(text.slice(one.end - offset, next.start - offset))) return false;
    if (known.modals.has(one.low)) return true;
  }
  return false;
}

/** One question is enough for «ble veid, målt og vaksinert»: the first participle is found. */
function findParticiplePassive(sentence: Sentence, auxiliary: number): readonly Passive[] {
  const { words, known } = sentence;
  const [verb, at] = [words[auxiliary], findParticiple(sentence, auxiliary)];
  const word = at === undefined ? undefined : words[at];
  if (verb === undefined || word === undefined || known.states.has(word.low)) return [];
  return [{ verb: word, auxiliary: verb }];
}

/** The first participle behind the auxiliary in the same clause that does not describe a noun. */
function findParticiple(sentence: Sentence, auxiliary: number): number | undefined {
  const last = Math.min(auxiliary + farthest, sentence.words.length - 1);
  for (let at = auxiliary + 1; at <= last; at += 1) {
    if (isBeyond(sentence, auxiliary, at)) return undefined;
    if (isOfAuxiliary(sentence, auxiliary, at)) return at;
  }
  return undefined;
}

/** A new clause begins, or the auxiliary has found something else to go with: «ble glad». */
function isBeyond(sentence: Sentence, auxiliary: number, at: number): boolean {
  const { words, known } = sentence;
  const low = words[at]?.low ?? '';
  if (!isJoined(sentence, at, /[.;:!?,()]/u)) return true;
  const isNext = at === auxiliary + 1;
  // «blir så lett forstyrret»: a degree, no new clause
  if (known.openers.has(low)) return !(isNext && low === 'så');
  return isNext && known.states.has(low);
}

function isOfAuxiliary(sentence: Sentence, auxiliary: number, at: number): boolean {
  const { words, known } = sentence;
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined || known.prepositions.has(before.low)) return false;
  // what can be done more or less so is a state: «ble svært skadd», «bli betre rusta»
  if (degrees.has(before.low)) return false;
  if (/^(?:dette|mitt|ditt|sitt|vårt)$/u.test(before.low) && noun.test(word.low)) return false;
  if (isParticiple(sentence, word)) return !isAttribute(sentence, auxiliary, at);
  return at === auxiliary + 1 && isUnknownParticiple(sentence, word);
}

/** «brukerorientert», «forskningsbasert»: what something is like. */
const quality = /.(?:orientert|basert|relatert|motivert|preget|prega)e?$/u;

function isParticiple({ forms, known }: Sentence, { text, low }: Word): boolean {
  if (/^\p{Lu}/u.test(text) || known.lookAlikes.has(low) || quality.test(low)) return false;
  return isForm(low, forms.participles) || /.{3}[^k]erte?$/u.test(low);
}

/** «ble sprinklet»: a verb that is in no list, for what bokmål has no noun that ends like it. */
function isUnknownParticiple({ language, known }: Sentence, { text, low }: Word): boolean {
  return language === 'nb' && /^\p{Ll}{4,}et$/u.test(text) && !known.lookAlikes.has(low) && !noun.test(low);
}
const noun =
  /(?:ment|[aei]t|skap|eri|isme|ium|[aeiou]l|løp|liv|land|hus|arbeid|problem|bild|mål|råd|krav|valg|spill|program|system|forslag|møt|svar|bord|brev|barn|slag|lag|sett|verk|sted|punkt|kort|ord|år|dyr|fjell|vann|vær|brudd|stoff|nivå|språk|folk|kjønn|tak|gulv|rom|styr|parti|team|blad|felt|stykk|skift|hjerte|hjert|øy|antall|flertall|mindretall|tall|utvalg|område|områd|hold|grunnlag|resultat|tilbud|bud|budsjett|tiltak|opplegg|tilfell|regnskap|selskap|ansvar|forhold|innhold|opphold|uttrykk|inntrykk|trykk|fravær|nærvær|behov|sinn|minn|spørsmål|tema|klima|drama|nytt|verd|først|tredj|fjerd|neste|sist|hel|annet|meget|noe|eget|lit|stort?|mang)et$/u;

/** «ble en kjent mann»: behind a determiner and before a noun. */
function isAttribute(sentence: Sentence, auxiliary: number, at: number): boolean {
  const { words, known } = sentence;
  const next = words[at + 1];
  if (next === undefined || !isJoined(sentence, at + 1, /\S/u) || known.small.has(next.low)) return false;
  return words.slice(Math.max(auxiliary + 1, at - 3), at).some(({ low }) => known.determiners.has(low));
}

/** Whether nothing of `border` stands between the word and the one before it. */
function isJoined({ text, words, offset }: Sentence, at: number, border: RegExp): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (before === undefined || word === undefined) return false;
  return !border.test(text.slice(before.end - offset, word.start - offset));
}
