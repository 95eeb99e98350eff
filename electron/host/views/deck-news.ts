import type { SentenceLabel } from '#contract/screen-page.ts';
import type { ScreenPage } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import { addDays } from '#domain/calendar.ts';
import type { FactId } from '#domain/identity.ts';
import type { SeenGoal } from '#domain/screen-order.ts';
import type { Activity, Comment, Evaluation, Goal, PlanState } from '#domain/state.ts';
import { itemsUnder } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { TextPart } from './deck-blocks.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { sentencePages } from './deck-sentences.ts';
import { responsibleNames } from './names.ts';

/** Where no earlier meeting is known: a quarter of a year. */
const daysSinceLast = 92;

type Remark = Evaluation | Comment;

/** G5: what was said of this goal after the last meeting and before this one, the newest last. */
export function sinceItems(needs: DeckNeeds, shown: SeenGoal): readonly TextPart[] {
  const { meeting } = needs;
  const last = lastMeetingDay(meeting);
  const today = factsOfToday(meeting);
  const remarks = remarksOf(needs, shown).filter((one) => one.date > last && !today.has(one.madeBy));
  return remarks.map((one) => remarkPart(meeting.state, one, one.date));
}

/** What this meeting agreed and wrote down at this goal. */
export function newItems(needs: DeckNeeds, shown: SeenGoal): readonly TextPart[] {
  const { meeting } = needs;
  const today = factsOfToday(meeting);
  const remarks = remarksOf(needs, shown).filter((one) => today.has(one.madeBy));
  return [
    ...goalNews(shown.goal, today),
    ...shown.activities.flatMap((activity) => activityNews(meeting.state, activity, today)),
    ...remarks.map((one) => remarkPart(meeting.state, one)),
  ];
}

export function sincePages(needs: DeckNeeds, shown: SeenGoal): readonly ScreenPage[] {
  return pagesOf(needs, shown, { part: 'since', items: sinceItems(needs, shown) });
}

export function newPages(needs: DeckNeeds, shown: SeenGoal): readonly ScreenPage[] {
  return pagesOf(needs, shown, { part: 'new', items: newItems(needs, shown) });
}

function pagesOf(
  needs: DeckNeeds,
  { number }: SeenGoal,
  { part, items }: { readonly part: 'since' | 'new'; readonly items: readonly TextPart[] },
): readonly ScreenPage[] {
  if (items.length === 0) return [];
  // What is new today is what was decided: never by a machine (D4).
  const { say: _byPeople, ...asWritten } = needs;
  return sentencePages(part === 'new' ? asWritten : needs, items).map((page) => ({
    kind: 'sentences',
    part,
    goalNumber: number,
    ...page,
  }));
}

/** Evaluations and comments under the goal that this room may see, oldest first. */
function remarksOf({ meeting, seen }: DeckNeeds, { activities }: SeenGoal): readonly Remark[] {
  const under = activities.flatMap(({ id }) => itemsUnder(meeting.state, id));
  const remarks = under.filter((item) => item.kind === 'evaluation' || item.kind === 'comment');
  return remarks
    .filter(({ id }) => seen.items.has(id))
    .toSorted((one, other) => one.date.localeCompare(other.date));
}

function remarkPart(state: PlanState, remark: Remark, on?: Day): TextPart {
  const people = peopleOf(state, remark);
  const label = { what: 'said' as const, people, ...(on === undefined ? {} : { on }) };
  return { id: remark.id, text: remark.text, label };
}

/** Who said it; a comment is its writer's. */
export function peopleOf(state: PlanState, remark: Remark): string[] {
  const said = remark.kind === 'evaluation' ? remark.saidBy : [];
  const ids = said.length === 0 ? [remark.writtenBy] : said;
  return responsibleNames(
    state,
    ids.map((participant) => ({ participant })),
  );
}

function goalNews(goal: Goal, today: ReadonlySet<FactId>): readonly TextPart[] {
  const what = goalChange(goal, today);
  return what === undefined ? [] : [{ id: goal.id, text: goal.title, label: { what, people: [] } }];
}

function goalChange(goal: Goal, today: ReadonlySet<FactId>): SentenceLabel['what'] | undefined {
  if (isOf(today, goal.setBy['closed'])) return goal.closed?.reached === true ? 'done' : 'ended';
  return today.has(goal.madeBy) ? 'new-goal' : undefined;
}

function activityNews(state: PlanState, activity: Activity, today: ReadonlySet<FactId>): readonly TextPart[] {
  const what = activityChange(activity, today);
  if (what === undefined) return [];
  const { id, description, responsible, deadline, closed } = activity;
  const until = deadline === undefined || closed !== undefined ? {} : { until: deadline };
  return [{ id, text: description, label: { what, people: responsibleNames(state, responsible), ...until } }];
}

function activityChange(activity: Activity, today: ReadonlySet<FactId>): SentenceLabel['what'] | undefined {
  const { setBy, madeBy, status } = activity;
  if (isOf(today, setBy['closed'])) return status === 'done' ? 'done' : 'ended';
  if (today.has(madeBy)) return 'new-activity';
  const fields = ['description', 'responsible', 'deadline'];
  return fields.some((field) => isOf(today, setBy[field])) ? 'changed' : undefined;
}

function isOf(today: ReadonlySet<FactId>, fact: FactId | undefined): boolean {
  return fact !== undefined && today.has(fact);
}

const kept = new WeakMap<ReadonlySet<FactId>, ReadonlySet<FactId>>();

/** Everything that came after this meeting was opened, whatever its date says. */
function factsOfToday({ state, plan }: OpenMeeting): ReadonlySet<FactId> {
  const known = kept.get(state.facts);
  if (known !== undefined) return known;
  const order = [...state.facts];
  const opened = state.meetings.get(plan.meeting)?.openedBy;
  const today = new Set(opened === undefined ? [] : order.slice(order.indexOf(opened)));
  kept.set(state.facts, today);
  return today;
}

function lastMeetingDay({ state, plan }: OpenMeeting): Day {
  const days = [...state.meetings.values()].map(({ date }) => date).filter((date) => date < plan.date);
  return days.toSorted().at(-1) ?? addDays(plan.date, -daysSinceLast);
}
