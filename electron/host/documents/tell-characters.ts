import { fill, joinNames } from '#language/fill-text.ts';
import type { CharactersAt } from './characters.ts';
import type { MinutesDocument } from './minutes-model.ts';
import type { MinutesTexts } from './minutes-texts.ts';

/**
 * What cannot be drawn, one sentence for each place, in the words of the document's own headings: whoever wrote it finds
 * it there and writes it another way. Before approval, because a PDF with such a character is no archive file.
 */
export function tellCharacters(
  texts: MinutesTexts,
  document: MinutesDocument,
  found: readonly CharactersAt[],
): readonly string[] {
  const places = found.map(({ where, characters }) => ({
    place: placeOf(texts, document, where.split('.')),
    characters,
  }));
  return [...Map.groupBy(places, ({ place }) => place)].map(([place, here]) => {
    const characters = new Set(here.flatMap((one) => one.characters.map((each) => tellOne(texts, each))));
    return fill(texts.characters.sentence, { place, characters: joinNames([...characters], texts.and) });
  });
}

/** One place with what cannot stand there, in words for whoever sits at the console. */
export interface CharactersTold {
  readonly place: string;
  readonly characters: string;
  /** Which sentence: one or several that can be put in words, or nothing that can be seen. */
  readonly how: 'one' | 'many' | 'unseen';
}

/** The same for the writer in the meeting, who knows a place by its section or its goal. */
export function tellWriter(
  texts: MinutesTexts,
  document: MinutesDocument,
  { where, characters }: CharactersAt,
): CharactersTold {
  const path = where.split('.');
  const told = [...new Set(characters.map((one) => tellOne(texts, one)))];
  const shown = told.slice(0, mostTold);
  return {
    place: titleAt(document, path) ?? placeOf(texts, document, path),
    characters: joinNames(shown, texts.and),
    how: howTold(texts, shown),
  };
}

function howTold(
  { characters: { tab, unseen } }: MinutesTexts,
  shown: readonly string[],
): CharactersTold['how'] {
  if (shown.every((one) => one === tab || one === unseen)) return 'unseen';
  return shown.length === 1 ? 'one' : 'many';
}

/** A name in another alphabet has many characters; the first few show which is meant. */
const mostTold = 3;

/** The section or the goal that the field stands under; a field of its own, such as the goal's title, names nothing. */
function titleAt(
  { sections, goals }: MinutesDocument,
  [field, number, ...rest]: readonly string[],
): string | undefined {
  const at = Number(number);
  if (field === 'goals') return rest[0] === 'title' ? undefined : goals[at]?.title;
  const heading = field === 'sections' && rest[0] === 'text' ? sections[at]?.heading : undefined;
  return heading !== undefined && 'title' in heading ? heading.title : undefined;
}

function tellOne({ characters: words }: MinutesTexts, character: string): string {
  if (character === '\t') return words.tab;
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? words.unseen : `«${character}»`;
}

/** The heading under which a field stands, and which of several it is. */
function placeOf(texts: MinutesTexts, document: MinutesDocument, path: readonly string[]): string {
  const [field = '', second = '', third = ''] = path;
  const place = headingOf(texts, document)[field] ?? texts.category[document.category];
  if (field === 'meeting') return `${place}, ${meetingField(texts, second)}`;
  // Of a list the place in the list; of the child's sentences the list lies one step further in.
  const number = [second, third].find((step) => /^\d+$/u.test(step));
  if (number === undefined) return place;
  return fill(texts.characters.number, { place, number: String(Number(number) + 1) });
}

function meetingField({ meeting: words }: MinutesTexts, field: string): string {
  const known: Readonly<Record<string, string>> = words;
  return known[field] ?? words.heading;
}

function headingOf(texts: MinutesTexts, { planOwner }: MinutesDocument): Readonly<Record<string, string>> {
  const { characters } = texts;
  return {
    planOwner: characters.title,
    to: characters.title,
    exemption: characters.exempt,
    meeting: texts.meeting.heading,
    interpreter: texts.meeting.heading,
    attended: texts.attended.heading,
    sections: texts.talk.heading,
    childHeard: fill(texts.child.howHeard, { name: planOwner }),
    childsVoice: fill(texts.child.heading, { name: planOwner }),
    guardians: texts.guardians.heading,
    goals: texts.goals.heading,
    agreements: texts.agreements.heading,
    decisions: texts.decisions.heading,
    disagreement: texts.disagreement.heading,
    nextMeeting: texts.next.heading,
    approvals: texts.approval.heading,
    remarks: texts.remarks.heading,
    rights: texts.rights.heading,
    attachments: texts.attachments.heading,
  };
}
