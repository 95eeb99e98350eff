import { formatClock, formatDay } from './dates.ts';
import { fill, joinNames } from './fill-text.ts';
import type { Language } from './language.ts';

/** One thing that a meeting decided. */
export type Decided =
  | { readonly kind: 'goal-added' | 'goal-reached' | 'goal-ended'; readonly what: string }
  | {
      readonly kind: 'activity-added';
      readonly what: string;
      readonly who: readonly string[];
      readonly day?: string;
    }
  | { readonly kind: 'deadline-changed'; readonly what: string; readonly day: string }
  | { readonly kind: 'activity-done' | 'activity-ended'; readonly what: string }
  /** In the words of the minutes: a sentence as it stands. */
  | { readonly kind: 'decision'; readonly what: string }
  | { readonly kind: 'next-meeting'; readonly day: string; readonly clock?: string; readonly place?: string }
  | { readonly kind: 'no-meeting' };

/** The words around it, in one language. */
export interface DecidedTexts {
  readonly goalAdded: string;
  readonly goalReached: string;
  readonly goalEnded: string;
  readonly activityAdded: string;
  readonly doneBy: string;
  readonly doneByDay: string;
  readonly deadlineChanged: string;
  readonly activityDone: string;
  readonly activityEnded: string;
  readonly nextMeeting: string;
  readonly nextMeetingClock: string;
  readonly place: string;
  readonly noMeeting: string;
  readonly and: string;
}

/** Where what was decided is said in one sentence with nothing else in it. */
const around = {
  'goal-added': 'goalAdded',
  'goal-reached': 'goalReached',
  'goal-ended': 'goalEnded',
  'activity-done': 'activityDone',
  'activity-ended': 'activityEnded',
} as const;

/** What was decided in short sentences: the same for whoever reads it, on a page or aloud. */
export function decidedText(texts: DecidedTexts, decided: Decided, language: Language): string {
  switch (decided.kind) {
    case 'activity-added':
      return newActivity(texts, decided, language);
    case 'deadline-changed': {
      const day = formatDay(decided.day, language, 'weekday');
      return fill(texts.deadlineChanged, { day, what: asSentence(decided.what) });
    }
    case 'decision':
      return asSentence(decided.what);
    case 'next-meeting':
      return nextMeeting(texts, decided, language);
    case 'no-meeting':
      return texts.noMeeting;
    default:
      return fill(texts[around[decided.kind]], { what: asSentence(decided.what) });
  }
}

type Kind<Name extends Decided['kind']> = Extract<Decided, { kind: Name }>;

function newActivity(texts: DecidedTexts, decided: Kind<'activity-added'>, language: Language): string {
  const { what, day } = decided;
  const who = joinNames(decided.who, texts.and);
  const first = fill(texts.activityAdded, { what: asSentence(what) });
  if (who === '') return first;
  const second =
    day === undefined
      ? fill(texts.doneBy, { who })
      : fill(texts.doneByDay, { who, day: formatDay(day, language, 'weekday') });
  return `${first} ${second}`;
}

function nextMeeting(texts: DecidedTexts, decided: Kind<'next-meeting'>, language: Language): string {
  const { clock, place } = decided;
  const day = formatDay(decided.day, language, 'weekday');
  const first =
    clock === undefined
      ? fill(texts.nextMeeting, { day })
      : fill(texts.nextMeetingClock, { day, clock: formatClock(clock, language) });
  return place === undefined || place.trim() === '' ? first : `${first} ${fill(texts.place, { place })}`;
}

/** What people wrote ends as a sentence does, so that a voice falls and stops there. */
function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…:]["»”)]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
