import type { InterpreterLine } from '#contract/table-views.ts';
import type { ScreenPage } from '#contract/views.ts';
import type { Made } from '#contract/words-rows.ts';
import type { Audience } from '#domain/audience.ts';
import type { Language } from '#domain/bodies.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import { splitSentences } from '#language/sentences.ts';
import { factsSince } from './facts-since.ts';
import { responsibleNames } from './names.ts';

export type Line = InterpreterLine;

/** What the pages of a point say, line by line: its titles, and under each what stands there. */
export function linesOfPages(pages: readonly ScreenPage[], language: Language, shownPage: number): Line[] {
  const lines = new Map<string, Line>();
  pages.forEach((page, index) => {
    const isShown = index === shownPage;
    for (const line of linesOfPage(page, language)) {
      // A title stands on every page of its text, and is one line.
      const shown = isShown || lines.get(line.id)?.shown === true;
      lines.set(line.id, { ...line, shown });
    }
  });
  return [...lines.values()];
}

function linesOfPage(page: ScreenPage, language: Language): Line[] {
  const rows = rowsOf(page);
  const { title } = { title: undefined, ...page };
  if (rows === undefined || title === undefined || title === '') return rows ?? [];
  const { language: titleIn = language, made } = { language, made: undefined, ...page };
  const heading = asLine({ language: titleIn, made, id: `title ${title}`, text: title });
  return [{ ...heading, kind: 'title' }, ...rows];
}

function rowsOf(page: ScreenPage): Line[] | undefined {
  if ('sentences' in page) return page.sentences.map((one) => asLine(one));
  return page.kind === 'goal' ? page.rows.map((row) => asLine(row)) : undefined;
}

type Told = Pick<InterpreterLine, 'id' | 'text' | 'language'> & { readonly made?: Made | undefined };

/** What is said is the line, in whichever form; where it was made, the original stands beside it. */
function asLine({ id, text, language, made }: Told): Line {
  const line = { id, text, language, kind: 'text' as const, isNew: false, shown: false };
  if (made === undefined) return line;
  return { ...line, by: made.by, other: { text: made.of, by: 'original', unsure: made.unsure === true } };
}

/** The child's words are rendered too, while they stand there. */
export function linesOfOwnWords(text: string, language: Language): Line[] {
  return splitSentences(text, language).map((one, index) => ({
    id: `#own-words:${index}`,
    text: one.text,
    language,
    kind: 'own-words',
    isNew: false,
    shown: true,
  }));
}

/** A goal as it is read aloud, with what its own pages say under each activity, and which of it they show now. */
export function withActivities(lines: readonly Line[], of: GoalOnWall): Line[] {
  const { state, seen, goal } = of;
  const shown = seenGoals(state, seen).find((one) => one.goal.id === goal);
  const activities = new Map((shown?.activities ?? []).map((one) => [one.id, one]));
  return lines.map((line) => {
    const item = itemOf(line.id);
    const activity = activities.get(item);
    const placed = {
      ...line,
      ...(item === goal ? { kind: 'title' as const } : {}),
      ...shownOnGoal(of, line),
    };
    if (activity === undefined || !line.id.endsWith(':0')) return placed;
    const { responsible, deadline, status } = activity;
    const under = { responsible: responsibleNames(state, responsible), status };
    return { ...placed, activity: deadline === undefined ? under : { ...under, deadline } };
  });
}

export interface GoalOnWall {
  readonly state: PlanState;
  readonly seen: Audience;
  readonly goal: string;
  /** The page on the wall, where it is this goal's own and nobody reads. */
  readonly page?: ScreenPage | undefined;
}

function shownOnGoal({ page, goal }: GoalOnWall, line: Line): Pick<Line, 'shown'> {
  if (page?.kind !== 'goal') return { shown: line.shown };
  const item = itemOf(line.id);
  return { shown: item === goal || page.rows.some((row) => row.id === item) };
}

/** What was written or changed since the meeting began is marked: nobody could prepare it. */
export function withNews(lines: readonly Line[], state: PlanState, meeting: string): Line[] {
  const since = factsSince(state, meeting);
  return lines.map((line) => {
    const item = state.items.get(itemOf(line.id));
    const changedBy = item?.setBy['description'];
    const isNew = item !== undefined && (since.has(item.madeBy) || since.has(changedBy ?? ''));
    return isNew ? { ...line, isNew } : line;
  });
}

/** `item:0`, `item:1` …: the sentences of one text. */
export function itemOf(id: string): string {
  const end = id.lastIndexOf(':');
  return end < 0 ? id : id.slice(0, end);
}
