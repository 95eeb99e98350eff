import type { LineKind } from '#domain/bodies-meeting.ts';
import type { Id } from '#domain/identity.ts';
import type { MinutesDocument } from './minutes-model.ts';
import type { KnownPerson } from './minutes-people.ts';
import { inReadingOrder, personName } from './minutes-people.ts';

/** A line as its readers may see it, wherever it was written. */
export interface Line {
  readonly line: LineKind;
  readonly text: string;
  readonly saidBy: readonly Id[];
  /** The title of the goal that it stands under. */
  readonly goal?: string;
}

interface Lines {
  /** In the order in which they were written. */
  readonly lines: readonly Line[];
  readonly people: readonly (KnownPerson & { readonly id: Id })[];
  /** M11: through whom the child was heard. */
  readonly through?: string;
}

type Placed = Pick<MinutesDocument, 'childsVoice' | 'guardians' | 'decisions' | 'disagreement'>;

/** The places of the minutes that are filled line by line. */
export function placeLines(given: Lines): Placed {
  return {
    ...placeChildsVoice(given),
    ...placeGuardians(given),
    ...placeDecisions(given.lines),
    ...placeDisagreement(given),
  };
}

function wordsOf({ lines }: Lines, person: Id): string[] {
  return lines
    .filter(({ line, saidBy }) => line === 'words' && saidBy.includes(person))
    .map(({ text }) => text);
}

/** M11: in the child's own words, and through whom they came. */
function placeChildsVoice(given: Lines): Placed {
  const owner = given.people.find(({ role }) => role === 'plan-owner');
  const sentences = owner === undefined ? [] : wordsOf(given, owner.id);
  if (sentences.length === 0) return {};
  const { through } = given;
  return { childsVoice: through === undefined ? { sentences } : { sentences, source: through } };
}

/** D4: one place for each guardian who has said something, in the order of the plan. */
function placeGuardians(given: Lines): Placed {
  const people = given.people.filter(({ role }) => role === 'guardian');
  const guardians = inReadingOrder(people).flatMap((person) => {
    const words = wordsOf(given, person.id);
    return words.length === 0 ? [] : [{ name: personName(person), text: words.join('\n') }];
  });
  return guardians.length === 0 ? {} : { guardians };
}

export function placeDecisions(lines: readonly Line[]): Pick<MinutesDocument, 'decisions'> {
  const decisions = lines
    .filter(({ line }) => line === 'decision')
    .map(({ text, goal }) => (goal === undefined ? { text } : { text, goal }));
  return decisions.length === 0 ? {} : { decisions };
}

/** Word for word, and whose view it is. */
function placeDisagreement({ lines, people }: Lines): Placed {
  const named = new Map(people.map((person) => [person.id, personName(person)]));
  const views = lines
    .filter(({ line }) => line === 'disagreement')
    .map(({ text, saidBy }) => {
      const names = saidBy.flatMap((id) => named.get(id) ?? []);
      return names.length === 0 ? { text } : { by: names.join(', '), text };
    });
  return views.length === 0 ? {} : { disagreement: views };
}
