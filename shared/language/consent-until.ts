import { say } from './consent-address.ts';
import type { ConsentComposer } from './consent-text.ts';
import { formatDay } from './dates.ts';

/** C7, C10, C3: until when, and what this consent waits for. */
export function composeUntil(composer: ConsentComposer): readonly string[] {
  const { input, texts } = composer;
  const { expiresOn, transition, meetingOnly, language } = input;
  if (meetingOnly === true) return [say(composer, texts.until.meeting)];
  const moves =
    transition === undefined || transition === 'none' ? [] : [say(composer, texts.until[transition])];
  if (expiresOn === undefined) return [say(composer, texts.until.open), ...moves];
  const day = formatDay(expiresOn, language, 'long');
  return [say(composer, texts.until.expires, { day }), ...moves];
}

/** C4, C5: how, in which grades, and what then happens here. */
export function composeWithdrawal(composer: ConsentComposer): readonly string[] {
  const { input, texts } = composer;
  const words = texts.withdrawal;
  const { withdrawal, deletionMayBeDemanded } = input.profile;
  const effects = [
    words.grades,
    words[withdrawal],
    ...(deletionMayBeDemanded ? [words.deletion] : []),
    words.after,
  ];
  const what = input.meetingOnly === true ? [words.meeting] : effects;
  return [words.any, words.how, ...what].map((pattern) => say(composer, pattern));
}
