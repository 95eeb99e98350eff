import type { Audience } from '#domain/audience.ts';
import type { Language } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { holdersOn } from '#domain/consent.ts';
import type { Profile } from '#domain/profile.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { Meeting, PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { formatDay } from '#language/dates.ts';
import type { ConclusionTexts, LawTexts } from './law-texts.ts';
import { asSentence } from './compose-words.ts';
import { decisionsFromState } from './lines-from-state.ts';
import { agreementsOf, nameOf } from './minutes-from-state.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { personName } from './minutes-people.ts';
import { readersByService } from './service-readers.ts';
import { fill, joinNames } from '#language/fill-text.ts';

export interface ConclusionSource {
  readonly state: PlanState;
  readonly meeting: Meeting;
  readonly profile: Pick<Profile, 'language' | 'adultAge'>;
  /** Services that are told for the first time that the plan exists (M8: once). */
  readonly firstTime: ReadonlySet<string>;
}

export interface ConclusionCard {
  readonly service: string;
  readonly text: string;
}

/** M8: a card for each service that may see the plan, each cut to what all of its people may see. */
export function conclusionCards(
  texts: Readonly<Record<Language, LawTexts>>,
  source: ConclusionSource,
): readonly ConclusionCard[] {
  return readersByService(source).flatMap(({ service, seen }) => {
    const text = conclusionCard(texts, { ...source, service, seen });
    return text === undefined ? [] : [{ service, text }];
  });
}

/** The short text that one service carries into its own record system; none when it may see nothing. */
export function conclusionCard(
  texts: Readonly<Record<Language, LawTexts>>,
  source: ConclusionSource & { readonly service: string; readonly seen: Audience },
): string | undefined {
  const { state, profile, service, seen } = source;
  const owner = planOwnerOf(state);
  if (seen.covered !== undefined || owner === undefined) return undefined;
  const language = state.plan?.language ?? profile.language;
  const { card: words, and } = texts[language].conclusion;
  const told: Told = { ...source, words, and, language, owner: personName(owner) };
  return [
    fill(words.to, { service }),
    ...existsLine(told),
    meetingLine(told),
    ...decisionLines(told),
    ...afterLines(told),
    words.own,
  ].join('\n');
}

interface Told extends ConclusionSource {
  readonly service: string;
  readonly seen: Audience;
  readonly words: ConclusionTexts['card'];
  readonly and: string;
  readonly language: Language;
  readonly owner: string;
}

function dayOf({ language }: Told, day: Day): string {
  return formatDay(day, language, 'long');
}

function existsLine({ state, meeting, words, and, owner, service, firstTime }: Told): readonly string[] {
  if (!firstTime.has(service)) return [];
  const holders = holdersOn(state, meeting.date).map((one) => one.name);
  return [fill(words.plan, { name: owner, holders: joinNames(holders, and) })];
}

function meetingLine(told: Told): string {
  const { state, meeting, words, owner } = told;
  const chair = nameOf(state, meeting.chair);
  return fill(words.meeting, { name: owner, date: dayOf(told, meeting.date), chair });
}

/** A6: the same sentence whether nothing was decided or nothing that this service may see. */
function decisionLines(told: Told): readonly string[] {
  const { words } = told;
  const agreed = agreementsOf(told).map((one) => agreementLine(told, one));
  const decided = (decisionsFromState(told).decisions ?? []).map(({ text }) => asSentence(text));
  const lines = [...agreed, ...closingLines(told), ...decided];
  return lines.length === 0 ? [words.nothing] : [words.decided, ...lines.map((line) => `• ${line}`)];
}

function agreementLine(told: Told, agreed: MinutesDocument['agreements'][number]): string {
  const { words, and } = told;
  const values = { text: withoutStop(agreed.text), names: joinNames(agreed.responsible, and) };
  if (agreed.deadline === undefined) return fill(words.agreed, values);
  return fill(words.agreedBy, { ...values, date: dayOf(told, agreed.deadline) });
}

/** G4: what was closed in this meeting, with its reason. */
function closingLines({ state, seen, meeting, words }: Told): readonly string[] {
  return seenGoals(state, seen).flatMap(({ goal, activities }) => {
    const closed = activities.flatMap(({ description, status, closed: end }) =>
      end?.on === meeting.date
        ? [closingLine(status === 'done' ? words.done : words.ended, description, end.reason)]
        : [],
    );
    if (goal.closed?.on !== meeting.date) return closed;
    const { reached, reason } = goal.closed;
    return [...closed, closingLine(reached ? words.reached : words.goalEnded, goal.title, reason)];
  });
}

function closingLine(pattern: string, text: string, reason: string): string {
  return fill(pattern, { text: withoutStop(text), reason: `${withoutStop(reason)}.` });
}

/** What people write ends with a full stop, or not; the card's own sentence goes on after it. */
function withoutStop(text: string): string {
  return text.trim().replace(/\.$/u, '');
}

function afterLines(told: Told): readonly string[] {
  const { state, meeting, words } = told;
  const { ended } = state;
  const closed = ended?.meeting === meeting.id ? [fill(words.closed, { date: dayOf(told, ended.on) })] : [];
  const { next } = meeting;
  if (next === undefined) return closed;
  if (next.date === undefined) return [...closed, words.noNext];
  return [...closed, fill(words.next, { date: dayOf(told, next.date) })];
}
