import type { ConsentComposer, ConsentTextInput } from './consent-text.ts';
import { fill } from './fill-text.ts';
import type { Language } from './language.ts';

/** Whom the text speaks to: the plan owner alone, or the family together (L2). */
interface Address {
  readonly you: string;
  readonly You: string;
  readonly them: string;
}

const addresses: Readonly<Record<Language, { readonly one: Address; readonly family: Address }>> = {
  nb: {
    one: { you: 'du', You: 'Du', them: 'deg' },
    family: { you: 'dere', You: 'Dere', them: 'dere' },
  },
  nn: {
    one: { you: 'du', You: 'Du', them: 'deg' },
    family: { you: 'de', You: 'De', them: 'dykk' },
  },
};

/** The plan is the reader's own affair: no guardian sees it unless the reader names them. */
export function isOwnConsent({ about }: ConsentTextInput): boolean {
  return about === 'pregnant' || about === 'adult';
}

/** A youth who signs in the guardians' place is spoken to alone (C6b); guardians are never spoken past. */
function speaksToOwner(input: ConsentTextInput): boolean {
  if (isOwnConsent(input)) return true;
  const { signers } = input;
  return signers.length > 0 && signers.flat().every((one) => one.isOwner === true);
}

export function addressWords(input: ConsentTextInput): Readonly<Record<string, string>> {
  const isOwner = speaksToOwner(input);
  const words = addresses[input.language];
  const address = isOwner ? words.one : words.family;
  return {
    ...address,
    about: isOwner ? address.them : input.owner,
    Owner: isOwner ? address.You : input.owner,
  };
}

/** One sentence with its values. Filled once and never again: a name may hold anything. */
export function say(
  { slots }: ConsentComposer,
  pattern: string,
  more: Readonly<Record<string, string>> = {},
): string {
  return fill(pattern, { ...slots, ...more });
}
