import { heading, paragraph } from './blocks.ts';
import type { Block, Run, Table, TableRow } from './blocks.ts';
import { asSentence, dayWords, deadlineWords, sentenceStart } from './compose-words.ts';
import { fill, joinNames } from '#language/fill-text.ts';
import type { Composer } from './compose-words.ts';
import type { MinutesActivity, MinutesGoal } from './minutes-model.ts';

/** Goals with their activities, and what has been said about each since last time (G2, G4, G5). */
export function composeGoals(composer: Composer): readonly Block[] {
  const { document, texts } = composer;
  if (document.goals.length === 0) return [];
  return [heading(2, texts.goals.heading), ...document.goals.flatMap((goal) => composeGoal(composer, goal))];
}

function composeGoal(composer: Composer, goal: MinutesGoal): readonly Block[] {
  const { texts } = composer;
  const blocks: Block[] = [heading(3, goal.title)];
  if (goal.closed) {
    const { date, reason, reached } = goal.closed;
    const words = reached ? texts.goals.reached : texts.goals.ended;
    blocks.push(paragraph(fill(words, { date: dayWords(date, composer.document.language), reason })));
  }
  if (goal.activities.length > 0) blocks.push(activityTable(composer, goal.activities));
  return blocks;
}

function activityTable(composer: Composer, activities: readonly MinutesActivity[]): Table {
  const words = composer.texts.goals;
  return {
    kind: 'table',
    columns: ['rest', 36, 38, 27],
    head: [words.activity, words.responsible, words.deadline, words.status],
    rowHead: 0,
    rows: activities.map((activity) => activityRow(composer, activity)),
  };
}

function activityRow(composer: Composer, activity: MinutesActivity): TableRow {
  const { texts } = composer;
  return {
    cells: [
      [{ text: activity.description }],
      [{ text: joinNames(activity.responsible, texts.and) }],
      [{ text: deadlineWords(composer, activity.deadline) }],
      [{ text: texts.status[activity.status] }],
    ],
    under: [
      ...activity.evaluations.map((one) => evaluationRuns(composer, one)),
      ...closingRuns(composer, activity),
    ],
  };
}

/** The date and who said it stand first and quietly bold, so that the eye finds the turns. */
function evaluationRuns(composer: Composer, one: MinutesActivity['evaluations'][number]): readonly Run[] {
  const { texts, document } = composer;
  const date = dayWords(one.date, document.language);
  if (one.saidBy.length === 0) return leadIn(fill(texts.goals.dated, { date, text: '' }), one.text);
  const names = joinNames(one.saidBy, texts.and);
  return leadIn(fill(texts.goals.said, { date, names, text: '' }), one.text);
}

function closingRuns(composer: Composer, { closed, status }: MinutesActivity): readonly (readonly Run[])[] {
  if (closed === undefined) return [];
  const { texts, document } = composer;
  const words = sentenceStart(texts.status[status]);
  const date = dayWords(closed.date, document.language);
  return [leadIn(fill(texts.goals.closed, { status: words, date, reason: '' }), closed.reason)];
}

function leadIn(lead: string, text: string): readonly Run[] {
  return [{ text: lead, bold: true }, { text }];
}

/** What was agreed: numbered, one thing on a line, who and by when. */
export function composeAgreements(composer: Composer): readonly Block[] {
  const { document, texts } = composer;
  if (document.agreements.length === 0) return [];
  const words = texts.agreements;
  const rows = document.agreements.map((agreement, index): TableRow => {
    const text = { text: agreement.text };
    const goal = agreement.goal === undefined ? [] : [goalLine(composer, agreement.goal)];
    return {
      cells: [
        [{ text: String(index + 1) }],
        [text, ...goal],
        [{ text: joinNames(agreement.responsible, texts.and) }],
        [{ text: deadlineWords(composer, agreement.deadline) }],
      ],
      under: [],
    };
  });
  const head = [words.number, words.agreement, words.responsible, words.deadline];
  const table: Table = { kind: 'table', columns: [20, 'rest', 41, 39], head, rowHead: 1, rows };
  return [heading(2, words.heading), table];
}

/** What was decided that is nobody's to do: under the agreements, each as the sentence that it is. */
export function composeDecisions({ document, texts }: Composer): readonly Block[] {
  const decisions = document.decisions ?? [];
  if (decisions.length === 0) return [];
  const items = decisions.map(({ text, goal }): readonly Run[] =>
    goal === undefined
      ? [{ text: asSentence(text) }]
      : leadIn(fill(texts.decisions.under, { goal, text: '' }), asSentence(text)),
  );
  return [heading(2, texts.decisions.heading), { kind: 'list', ordered: false, items }];
}

function goalLine({ texts }: Composer, goal: string): { text: string; quiet: boolean } {
  return { text: fill(texts.agreements.goal, { goal }), quiet: true };
}
