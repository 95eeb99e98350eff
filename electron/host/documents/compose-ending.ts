import { formatClock, formatDay } from '#language/dates.ts';
import { heading, paragraph, row } from './blocks.ts';
import type { Block, Table } from './blocks.ts';
import { dayWords, keepTogether, personRole } from './compose-words.ts';
import { fill } from '#language/fill-text.ts';
import type { Composer } from './compose-words.ts';
import type { Approval } from './minutes-model.ts';

/** What comes after the agreements: disagreement, need, next meeting, approval, remarks, rights, attachments. */
export function composeEnding(composer: Composer): readonly Block[] {
  return [
    ...composeDisagreement(composer),
    ...composeNeed(composer),
    ...composeNextMeeting(composer),
    ...composeApprovals(composer),
    ...composeRemarks(composer),
    ...composeRights(composer),
    ...composeAttachments(composer),
  ];
}

function composeDisagreement({ document, texts }: Composer): readonly Block[] {
  const views = document.disagreement ?? [];
  if (views.length === 0 || document.category === 'note') return [];
  const said = views.flatMap(({ by, text }) => [
    ...(by === undefined ? [] : [heading(3, by)]),
    paragraph(text),
  ]);
  return [heading(2, texts.disagreement.heading), ...said];
}

/** M10: every meeting ends by asking whether cooperation is still needed. */
function composeNeed({ document, texts }: Composer): readonly Block[] {
  const { need } = document;
  if (need === undefined) return [];
  return [heading(2, texts.need.heading), paragraph(texts.need[need])];
}

function composeNextMeeting({ document, texts }: Composer): readonly Block[] {
  const next = document.nextMeeting;
  const words = texts.next;
  if (next === undefined) return [];
  if (next.kind === 'none') return [heading(2, words.heading), paragraph(words.none)];
  const rows = [row(words.date, formatDay(next.date, document.language, 'full'))];
  if (next.time !== undefined) {
    rows.push(row(words.time, keepTogether(formatClock(next.time, document.language))));
  }
  if (next.place !== undefined) rows.push(row(words.place, next.place));
  return [heading(2, words.heading), { kind: 'table', columns: [38, 'rest'], rowHead: 0, rows }];
}

function composeApprovals(composer: Composer): readonly Block[] {
  const { document, texts } = composer;
  const approvals = document.approvals ?? [];
  if (approvals.length === 0 || document.category !== 'minutes') return [];
  const words = texts.approval;
  const table: Table = {
    kind: 'table',
    columns: [50, 'rest', 56],
    head: [words.name, words.role, words.answer],
    rowHead: 0,
    rows: approvals.map((one) => row(one.name, personRole(composer, one), answerWords(composer, one))),
  };
  return [heading(2, words.heading), table];
}

/** D4: a yes given aloud carries that it was, and who wrote it down. */
function answerWords({ texts }: Composer, { answer, spoken, writtenBy }: Approval): string {
  const words = texts.approval;
  if (!spoken || answer === 'waiting') return words[answer];
  const how = writtenBy === undefined ? words.spoken : fill(words.spokenWrittenBy, { name: writtenBy });
  return `${words[answer]}, ${how}`;
}

function composeRemarks({ document, texts }: Composer): readonly Block[] {
  const remarks = document.remarks ?? [];
  if (remarks.length === 0) return [];
  const said = remarks.flatMap(({ name, date, text }) => [
    heading(3, fill(texts.remarks.from, { name, date: dayWords(date, document.language) })),
    paragraph(text),
  ]);
  return [heading(2, texts.remarks.heading), ...said];
}

function composeRights({ document, texts }: Composer): readonly Block[] {
  const items = (document.rights ?? texts.rights.texts).map((text) => [{ text }]);
  return [heading(2, texts.rights.heading), { kind: 'list', ordered: false, items }];
}

function composeAttachments({ document, texts }: Composer): readonly Block[] {
  if (document.attachments.length === 0) return [];
  const words = texts.attachments;
  const items = document.attachments.map(({ title, pages }) => {
    if (pages === undefined) return [{ text: title }];
    return [{ text: fill(pages === 1 ? words.onePage : words.pages, { title, pages: String(pages) }) }];
  });
  return [heading(2, words.heading), { kind: 'list', ordered: false, items }];
}
