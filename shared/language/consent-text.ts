import { addressWords, isOwnConsent, say } from './consent-address.ts';
import { composeSigning } from './consent-signing.ts';
import type { ConsentTexts } from './consent-texts.ts';
import { composeUntil, composeWithdrawal } from './consent-until.ts';
import { joinNames } from './fill-text.ts';
import type { Language } from './language.ts';

/** C2: what a limit is made of. */
type Topic = keyof ConsentTexts['topic'];

/** What the municipality's profile says of consents: the part of it that the text depends on. */
export interface ConsentRules {
  readonly storeName: string;
  readonly exemption: string;
  readonly alsoCaseSystem: boolean;
  readonly withdrawal: 'delete' | 'close' | 'close-and-archive';
  readonly deletionMayBeDemanded: boolean;
  readonly consentForm: 'digital' | 'written' | 'either';
}

/** Whom the consent names. Free text beside a limit has no place here: no program applies it (C2). */
export interface ConsentName {
  /** Full name: who this is must be beyond doubt. */
  readonly name: string;
  readonly service?: string;
  /** Absent: every topic. */
  readonly topics?: readonly Topic[];
}

export interface ConsentSigner {
  readonly name: string;
  /** The plan owner in person (C6a, C6b). */
  readonly isOwner?: boolean;
}

export interface ConsentTextInput {
  readonly language: Language;
  readonly profile: ConsentRules;
  /** The plan owner's shown name. */
  readonly owner: string;
  /** `adult`: the plan owner decides alone (R13). */
  readonly about: 'child' | 'youth' | 'pregnant' | 'adult';
  readonly names: readonly ConsentName[];
  /** Full names of the relay holders; those who are in `names` too are shown as holders there. */
  readonly holders: readonly string[];
  /** C6: any whole group is enough. None: nobody knows yet who signs, and the text says so. */
  readonly signers: readonly (readonly ConsentSigner[])[];
  /** C6e: who signs for health information, where that is a part of its own. */
  readonly healthSigners?: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly expiresOn?: string;
  readonly transition?: 'none' | 'kindergarten' | 'kindergarten-to-school' | 'school';
  /** C8: a closed or inactive plan is opened again; the old content is asked about apart. */
  readonly reopening?: { readonly oldContent: boolean };
  /** C10. */
  readonly meetingOnly?: boolean;
  /** Another consent is in force already: a no leaves that one as it is. */
  readonly hasEarlier?: boolean;
}

export interface ConsentLine {
  readonly heading: boolean;
  readonly text: string;
  /** One of a list: somebody who is named, or a line to sign on. */
  readonly item?: true;
}

/** A sentence, or one of a list. */
export type ConsentSaid = string | { readonly item: string };

/** The input with the words of its language and the values that fill them. */
export interface ConsentComposer {
  readonly input: ConsentTextInput;
  readonly texts: ConsentTexts;
  readonly slots: Readonly<Record<string, string>>;
}

/** The plain text that is shown, read aloud, taken home and signed (C2, P6): never more than the law of §12 says. */
export function consentText(
  texts: Readonly<Record<Language, { readonly consent: ConsentTexts }>>,
  input: ConsentTextInput,
): readonly ConsentLine[] {
  const words = texts[input.language].consent;
  const names = joinNames(
    input.names.map(({ name }) => name),
    words.and,
  );
  const holders = joinNames(input.holders, words.and);
  const slots = { ...addressWords(input), name: input.owner, names, holders, store: input.profile.storeName };
  const composer: ConsentComposer = { input, texts: words, slots };
  return [
    section(composer, titleOf(composer), []),
    section(composer, words.what.heading, composeWhat(composer)),
    section(composer, words.voluntary.heading, composeVoluntary(composer)),
    section(composer, words.who.heading, composeWho(composer)),
    ...composeHealth(composer),
    section(composer, words.written.heading, composeWritten(composer)),
    section(composer, words.archive.heading, composeArchive(composer)),
    section(composer, words.until.heading, composeUntil(composer)),
    ...composeReopening(composer),
    section(composer, words.withdrawal.heading, composeWithdrawal(composer)),
    section(composer, words.sign.heading, composeSigning(composer)),
  ].flat();
}

/** The lines are whole already; only the heading is still a pattern. */
function section(composer: ConsentComposer, title: string, lines: readonly ConsentSaid[]): ConsentLine[] {
  return [{ heading: true, text: say(composer, title) }, ...lines.map((said) => toLine(said))];
}

function toLine(said: ConsentSaid): ConsentLine {
  if (typeof said === 'string') return { heading: false, text: said };
  return { heading: false, text: said.item, item: true };
}

function titleOf({ input, texts }: ConsentComposer): string {
  if (input.meetingOnly === true) return texts.title.meeting;
  return input.reopening === undefined ? texts.title.plan : texts.title.reopening;
}

function composeWhat(composer: ConsentComposer): readonly string[] {
  const { input, texts } = composer;
  const { shared, holder, holders, store } = texts.what;
  const patterns = [shared, input.holders.length === 1 ? holder : holders, store];
  const said = input.holders.length === 0 ? [shared, store] : patterns;
  return said.map((pattern) => say(composer, pattern));
}

/** P6: what a no means depends on what there is already. */
function composeVoluntary(composer: ConsentComposer): readonly string[] {
  return [say(composer, composer.texts.voluntary.choose), say(composer, ifNo(composer))];
}

function ifNo({ input, texts }: ConsentComposer): string {
  const { noPlan, noEarlier, noReopening, noMeeting } = texts.voluntary;
  if (input.meetingOnly === true) return noMeeting;
  if (input.reopening !== undefined) return noReopening;
  return input.hasEarlier === true ? noEarlier : noPlan;
}

function composeWho(composer: ConsentComposer): readonly ConsentSaid[] {
  const { input, texts } = composer;
  const words = texts.who;
  const isForMeeting = input.meetingOnly === true;
  const rules = [
    seesAllPattern(composer),
    words.topics,
    words.narrow,
    ...(input.hasEarlier === true && !isForMeeting ? [words.earlier] : []),
    words.later,
  ];
  return [
    say(composer, isForMeeting ? words.introMeeting : words.intro),
    ...input.names.map((one) => ({ item: nameLine(composer, one) })),
    ...rules.map((pattern) => say(composer, pattern)),
  ];
}

/** R5: a relay holder sees every item, whatever topics stand beside the name. */
function nameLine(composer: ConsentComposer, one: ConsentName): string {
  const { input, texts } = composer;
  const { service, all, some, holder } = texts.who;
  const { name: own, service: place, topics } = one;
  const name = place === undefined ? own : say(composer, service, { name: own, service: place });
  if (input.holders.includes(own)) return say(composer, holder, { name });
  if (topics === undefined) return say(composer, all, { name });
  const named = topics.map((topic) => texts.topic[topic]);
  return say(composer, some, { name, topics: joinNames(named, texts.and) });
}

function seesAllPattern({ input, texts }: ConsentComposer): string {
  switch (input.about) {
    case 'child':
      return texts.who.seesAllChild;
    case 'youth':
      return texts.who.seesAllYouth;
    case 'pregnant':
    case 'adult':
      return texts.who.seesAllOwn;
  }
}

function composeHealth(composer: ConsentComposer): readonly ConsentLine[] {
  const { texts, input } = composer;
  if (input.healthSigners === undefined) return [];
  const signers = joinNames(input.healthSigners, texts.and);
  const { heading, apart, without } = texts.health;
  return section(composer, heading, [say(composer, apart, { signers }), say(composer, without)]);
}

function composeWritten(composer: ConsentComposer): readonly string[] {
  const { short, correct } = composer.texts.written;
  return [say(composer, short), say(composer, correct)];
}

/** C2, S3: archived, exempt, and who reads it; a legal basis only where the profile holds one. */
function composeArchive(composer: ConsentComposer): readonly string[] {
  const { exemption: basis, alsoCaseSystem } = composer.input.profile;
  const words = composer.texts.archive;
  const kept = composer.input.meetingOnly === true ? words.keptMeeting : words.kept;
  return [
    kept,
    ...(alsoCaseSystem ? [words.case] : []),
    words.exempt,
    ...(basis === '' ? [] : [words.basis]),
    words.readers,
  ].map((pattern) => say(composer, pattern, { basis }));
}

/** C8: a question of its own, with the answer that this draft carries. */
function composeReopening(composer: ConsentComposer): readonly ConsentLine[] {
  const { input, texts } = composer;
  if (input.reopening === undefined) return [];
  const { heading, question, yes, noFamily, noOwn, change } = texts.reopening;
  const no = isOwnConsent(input) ? noOwn : noFamily;
  const answer = input.reopening.oldContent ? yes : no;
  const lines = [question, answer, change].map((pattern) => say(composer, pattern));
  return section(composer, heading, lines);
}
