import type { ScreenPage, Sentence } from '#contract/views.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import { seenEvaluations } from '#domain/screen-order.ts';
import type { Activity, Evaluation, PlanState } from '#domain/state.ts';
import { fitScale } from '#language/fit-scale.ts';
import type { Block, Column } from '#language/paging.ts';
import { blockHeight, caps, columnFor, countWords, labelScale, leastPixels } from '#language/paging.ts';
import type { TextPart } from './deck-blocks.ts';
import { sentenceBlock, sentencesOf } from './deck-blocks.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { peopleOf } from './deck-news.ts';
import { shownText } from './deck-other.ts';

/** Between the two sides, and the line with "Før" or "Nå" above each. */
const betweenSides = 96;
const sideHeading = leastPixels * 1.3 + 16;
/** What day and mark take to the left of a point in time. */
const timeColumn = 620;
const mostComing = 2;
/** The words beside today, in either language. */
const todayRows = 2;

/** Each activity of which something was said twice: first and last, side by side, as large as there is room for. */
export function thenNowPages(needs: DeckNeeds, shown: SeenGoal): readonly ScreenPage[] {
  const pages = shown.activities.flatMap((activity) => thenNowPage(needs, activity));
  return pages.map((page, index) => ({
    kind: 'then-now',
    goalNumber: shown.number,
    ...page,
    number: index + 1,
    of: pages.length,
  }));
}

/** Whether there is one: without making them all. */
export function hasThenNow(needs: DeckNeeds, { activities }: SeenGoal): boolean {
  return activities.some((activity) => thenNowPage(needs, activity).length > 0);
}

type ThenNow = Omit<Extract<ScreenPage, { kind: 'then-now' }>, 'kind' | 'goalNumber' | 'number' | 'of'>;

function thenNowPage(needs: DeckNeeds, activity: Activity): readonly ThenNow[] {
  const { state } = needs.meeting;
  const evaluations = seenEvaluations(state, needs.seen, activity.id);
  const [now, then] = [evaluations[0], evaluations.at(-1)];
  if (now === undefined || then === undefined || now.date === then.date) return [];
  const written = state.plan?.language ?? 'nb';
  const sides = [then, now].map((one) => sentencesOf([saidPart(state, one)], written, needs.say));
  const { text: title, ...shown } = shownText(needs, activity.description);
  const scale = sidesScale(needs.textPixels, title, sides);
  const nowFrom = sides[1]?.[0]?.id;
  if (scale === undefined || nowFrom === undefined) return [];
  const sentences = sides.flat().map((one) => ({ ...one, small: false }));
  return [{ title, ...shown, sentences, nowFrom, scale }];
}

/** None where one side is too much to read at a glance. */
function sidesScale(textPixels: number, title: string, sides: readonly Side[]): number | undefined {
  if (sides.some((side) => hasTooManyWords(side))) return undefined;
  const column = columnFor(textPixels);
  const above = blockHeight(titleBlock(title), 1, column) + column.gap;
  return fitScale(textPixels, (tried) =>
    sides.every((side) => above + sideHeight(side, tried, column) <= column.height),
  );
}

function saidPart(state: PlanState, evaluation: Evaluation): TextPart {
  const label = { what: 'said' as const, people: peopleOf(state, evaluation), on: evaluation.date };
  return { id: evaluation.id, text: evaluation.text, label };
}

function titleBlock(text: string): Block {
  return { id: '#title', kind: 'line', lines: [{ text, scale: labelScale, label: true }], scale: 1 };
}

type Side = readonly Omit<Sentence, 'small'>[];

function sideHeight(side: Side, scale: number, column: Column): number {
  const narrow = { ...column, width: (column.width - betweenSides) / 2 };
  const heights = side.map((one) => blockHeight(sentenceBlock(one), scale, narrow));
  return sideHeading + heights.reduce((sum, height) => sum + height + column.gap, 0);
}

function hasTooManyWords(side: Side): boolean {
  return side.reduce((sum, one) => sum + countWords(sentenceBlock(one)), 0) > caps.words;
}

/** How it has gone, and what is to come: at most five points, with today in the middle. Never what is late (G7). */
export function timelinePages(needs: DeckNeeds, shown: SeenGoal): readonly ScreenPage[] {
  const { meeting } = needs;
  const { plan, state } = meeting;
  const next = state.meetings.get(plan.meeting)?.next?.date;
  const coming = comingPoints(needs, shown).slice(0, next === undefined ? mostComing : mostComing - 1);
  const was = pastPoints(needs, shown);
  const sides = [was, coming].map((points) => sentencesOf(points, state.plan?.language ?? 'nb', needs.say));
  const scale = fitScale(needs.textPixels, (tried) => sides.every((side) => fitsHalf(needs, side, tried)));
  if (was.length === 0 || scale === undefined) return [];
  const sentences = sides.flat().map((one) => ({ ...one, small: false }));
  const meets = next === undefined ? {} : { nextMeeting: next };
  return [{ kind: 'timeline', goalNumber: shown.number, today: plan.date, sentences, ...meets, scale }];
}

/** What was said first, and what was said last before today. */
function pastPoints({ meeting, seen }: DeckNeeds, { activities }: SeenGoal): readonly TextPart[] {
  const { state, plan } = meeting;
  const said = activities
    .flatMap(({ id }) => seenEvaluations(state, seen, id))
    .filter((one) => one.date < plan.date)
    .toSorted((one, other) => one.date.localeCompare(other.date));
  const ends = [said.at(0), said.at(-1)].filter((one) => one !== undefined);
  return [...new Set(ends)].map(({ id, text, date }) => timePoint({ id, text }, 'was', date));
}

/** What is to be done by a day that is still to come. */
function comingPoints({ meeting }: DeckNeeds, { activities }: SeenGoal): readonly TextPart[] {
  const open = activities.filter((one) => one.closed === undefined && one.status !== 'done');
  return open
    .flatMap(({ id, description, deadline }) =>
      deadline === undefined || deadline <= meeting.plan.date
        ? []
        : [timePoint({ id, text: description }, 'comes', deadline)],
    )
    .toSorted((one, other) => (one.label?.on ?? '').localeCompare(other.label?.on ?? ''));
}

/** One sentence each: a point in time is a few words. */
function timePoint(item: Pick<TextPart, 'id' | 'text'>, what: 'was' | 'comes', on: string): TextPart {
  const [first] = sentencesOf([item], 'nb');
  return { id: item.id, text: first?.text ?? item.text, label: { what, people: [], on } };
}

/** Half of what today leaves of the page. */
function fitsHalf({ textPixels }: DeckNeeds, side: Side, scale: number): boolean {
  const column = columnFor(textPixels);
  const row = Math.max(leastPixels, textPixels * scale) * column.leading;
  const room = (column.height - todayRows * row) / 2 - column.gap;
  const blocks = side.map(({ id, text }): Block => ({
    id,
    kind: 'line',
    lines: [{ text }],
    scale: 1,
    indent: timeColumn,
  }));
  const heights = blocks.map((block) => Math.max(row, blockHeight(block, scale, column)));
  return heights.reduce((sum, height) => sum + height + column.gap, -column.gap) <= room;
}
