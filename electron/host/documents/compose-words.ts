import type { Language } from '#domain/bodies.ts';
import { formatDay } from '#language/dates.ts';
import { fill } from '#language/fill-text.ts';
import type { MinutesTexts } from './minutes-texts.ts';
import type { MinutesDocument, Person } from './minutes-model.ts';

/** The document and the words of its language: all that composing may look at. */
export interface Composer {
  readonly document: MinutesDocument;
  readonly texts: MinutesTexts;
}

const hardSpace = '\u00A0';

/** A date or a clock time that broke over two lines has been read as two things. */
export function keepTogether(text: string): string {
  return text.replaceAll(' ', hardSpace);
}

export function deadlineWords({ document, texts }: Composer, deadline: string | undefined): string {
  if (deadline === undefined) return texts.noDeadline;
  return keepTogether(formatDay(deadline, document.language, 'long'));
}

export function dayWords(day: string, language: Language): string {
  return keepTogether(formatDay(day, language, 'long'));
}

export function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A decision is told in its own words, as the sentence that it is. */
export function asSentence(text: string): string {
  const said = text.trim();
  return /[.!?…]$/u.test(said) ? said : `${said}.`;
}

/** The family's own word for a guardian, else role and service; the plan owner is never called by a role. */
export function personRole({ document, texts }: Composer, person: Person): string {
  if (person.role === 'plan-owner') return fill(texts.role['plan-owner'], { name: document.planOwner });
  if (person.role === 'guardian') return person.familyWord ?? texts.role.guardian;
  const known = [person.position, person.service].filter((part) => part !== undefined).join(', ');
  if (person.role === 'relay-holder') {
    return known === '' ? texts.role['relay-holder'] : `${texts.role['relay-holder']}, ${known}`;
  }
  return known === '' ? texts.role.participant : known;
}
