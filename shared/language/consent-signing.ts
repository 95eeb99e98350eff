import { say } from './consent-address.ts';
import type { ConsentComposer, ConsentSaid, ConsentSigner } from './consent-text.ts';

/** C9: where people sign, that home is as good as here, and a line for everybody who signs. */
export function composeSigning(composer: ConsentComposer): readonly ConsentSaid[] {
  const { screen, home, interpreter, before } = composer.texts.sign;
  const rules = [placePattern(composer), screen, home, interpreter, before];
  const health = (composer.input.healthSigners ?? []).map((name) => ({
    item: say(composer, composer.texts.sign.healthLine, { name }),
  }));
  return [...rules.map((pattern) => say(composer, pattern)), ...signatureLines(composer), ...health];
}

/** A consent for one meeting is given on paper, in front of the chair. */
function placePattern({ input, texts }: ConsentComposer): string {
  const isPaper = input.meetingOnly === true || input.profile.consentForm === 'written';
  return isPaper ? texts.sign.paper : texts.sign.either;
}

/** C6: everybody of one group, or any whole group of several; nobody is guessed (C6g). */
function signatureLines(composer: ConsentComposer): readonly ConsentSaid[] {
  const { input, texts } = composer;
  const { ask, one, everyone, groups, group } = texts.sign;
  const [only, ...others] = input.signers;
  if (only === undefined) return [say(composer, ask)];
  if (others.length > 0) {
    const all = input.signers.flatMap((people, index) => [
      say(composer, group, { number: String(index + 1) }),
      ...linesFor(composer, people),
    ]);
    return [say(composer, groups), ...all];
  }
  const [first, ...rest] = only;
  const isAlone = first !== undefined && rest.length === 0;
  const lead = isAlone ? say(composer, one, { name: first.name }) : say(composer, everyone);
  return [lead, ...linesFor(composer, only)];
}

function linesFor(composer: ConsentComposer, people: readonly ConsentSigner[]): readonly ConsentSaid[] {
  return people.map(({ name }) => ({ item: say(composer, composer.texts.sign.line, { name }) }));
}
