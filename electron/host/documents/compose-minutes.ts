import { formatClock, formatDay } from '#language/dates.ts';
import { heading, paragraph, row } from './blocks.ts';
import type { Block, Table } from './blocks.ts';
import { composeAgreements, composeDecisions, composeGoals } from './compose-goals.ts';
import { keepTogether, personRole } from './compose-words.ts';
import { fill } from '#language/fill-text.ts';
import type { Composer } from './compose-words.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { composeEnding } from './compose-ending.ts';
import { richTextBlocks } from './rich-text-blocks.ts';

/** What stands on every page outside the text, and in the file's own particulars. */
export interface Composed {
  readonly title: string;
  readonly exempt: string;
  readonly runningTitle: string;
  readonly readers: string;
  readonly blocks: readonly Block[];
}

/** The whole document as blocks, in reading order: the only place that decides what is said and where. */
export function composeMinutes(composer: Composer): Composed {
  const { document, texts } = composer;
  const day = formatDay(document.meeting.date, document.language, 'long');
  const category = texts.category[document.category];
  return {
    title: fill(texts.fileTitle, { category, name: document.planOwner, date: day }),
    exempt: exemptWords(composer),
    runningTitle: `${category} · ${document.planOwner} · ${day}`,
    readers: `${readersLine(composer)} · ${fill(texts.version, { version: String(document.version) })}`,
    blocks: [
      ...composeTop(composer),
      ...composeMeeting(composer),
      ...composeAttended(composer),
      ...composeTalk(composer),
      ...composeVoices(composer),
      ...composeGoals(composer),
      ...composeAgreements(composer),
      ...composeDecisions(composer),
      ...composeEnding(composer),
    ],
  };
}

function exemptWords({ document, texts }: Composer): string {
  const text = document.exemption.text ?? texts.exempt;
  return document.exemption.basis === undefined ? text : `${text} · ${document.exemption.basis}`;
}

function readersLine(composer: Composer): string {
  const { to } = composer.document;
  const { texts } = composer;
  const readers = 'whole' in to ? texts.wholeReaders : to.readers.join(', ');
  return fill(texts.to, { readers });
}

function composeTop(composer: Composer): readonly Block[] {
  const { document, texts } = composer;
  const about = fill(texts.about, { name: document.planOwner });
  return [
    paragraph(exemptWords(composer), 'label'),
    heading(1, texts.category[document.category]),
    paragraph(about, 'lead'),
    paragraph(
      `${readersLine(composer)} · ${fill(texts.version, { version: String(document.version) })}`,
      'quiet',
    ),
  ];
}

function composeMeeting({ document, texts }: Composer): readonly Block[] {
  const { meeting, interpreter, language } = document;
  const words = texts.meeting;
  const rows = [
    row(words.date, formatDay(meeting.date, language, 'full')),
    row(words.time, keepTogether(formatClock(meeting.time, language))),
    row(words.place, meeting.place),
    row(words.chair, meeting.chair),
    row(words.minuteTaker, meeting.minuteTaker),
  ];
  if (interpreter) {
    const { language: spoken, by } = interpreter;
    const value = by === undefined ? spoken : fill(texts.interpreter[by], { language: spoken });
    rows.push(row(words.interpreter, value));
  }
  return [heading(2, words.heading), { kind: 'table', columns: [38, 'rest'], rowHead: 0, rows }];
}

function composeAttended(composer: Composer): readonly Block[] {
  const { document, texts } = composer;
  if (document.category !== 'minutes') return [];
  if (document.attended.length === 0) return composeNobody(composer);
  const words = texts.attended;
  const table: Table = {
    kind: 'table',
    columns: [50, 'rest', 48],
    head: [words.name, words.role, words.how],
    rowHead: 0,
    rows: document.attended.map((person) =>
      row(person.name, attendedRole(composer, person), words[person.part][person.by]),
    ),
  };
  return [heading(2, words.heading), table, ...composeNobody(composer)];
}

function attendedRole(composer: Composer, person: MinutesDocument['attended'][number]): string {
  const role = personRole(composer, person);
  return person.forThisMeeting === true ? `${role}, ${composer.texts.forThisMeeting}` : role;
}

/** M14: said of the family as a whole, never of one who was not there (D5). */
function composeNobody({ document, texts }: Composer): readonly Block[] {
  const nobody = document.nobodyFromFamily;
  if (nobody === undefined) return [];
  if (nobody.informed === undefined) return [paragraph(texts.nobody.plain)];
  return [paragraph(nobody.informed ? texts.nobody.informed : texts.nobody['not-informed'])];
}

function composeTalk({ document, texts }: Composer): readonly Block[] {
  const points = document.sections.flatMap((section) => {
    const blocks = richTextBlocks(section.text);
    const title = 'title' in section.heading ? section.heading.title : texts.talk[section.heading.agenda];
    return blocks.length === 0 ? [] : [heading(3, title), ...blocks];
  });
  return points.length === 0 ? [] : [heading(2, texts.talk.heading), ...points];
}

function composeVoices(composer: Composer): readonly Block[] {
  return [...composeChild(composer), ...composeGuardians(composer)];
}

function composeChild({ document, texts }: Composer): readonly Block[] {
  const voice = document.childsVoice;
  const name = document.planOwner;
  const heard = heardBlocks({ document, texts });
  if (voice === undefined) {
    return heard.length === 0 ? [] : [heading(2, fill(texts.child.howHeard, { name })), ...heard];
  }
  const title = [heading(2, fill(texts.child.heading, { name })), ...heard];
  if ('reasonEmpty' in voice) {
    return [...title, paragraph(fill(texts.child.nothing, { reason: voice.reasonEmpty }))];
  }
  const items = voice.sentences.map((text) => [{ text }]);
  const said: readonly Block[] = [...title, { kind: 'list', ordered: false, items }];
  // Through whom the child was heard stands above its words already.
  if (voice.source === undefined || voice.source === document.childHeard?.through) return said;
  return [...said, paragraph(fill(texts.child.source, { source: voice.source }), 'quiet')];
}

/** M11: how the child was heard, in a sentence; never why it said no. */
function heardBlocks({ document, texts }: Composer): readonly Block[] {
  const heard = document.childHeard;
  if (heard === undefined) return [];
  const name = document.planOwner;
  if (heard.way !== 'through-someone') return [paragraph(fill(texts.heard[heard.way], { name }))];
  if (heard.through === undefined) return [paragraph(fill(texts.heard['through-other'], { name }))];
  return [paragraph(fill(texts.heard['through-someone'], { name, through: heard.through }))];
}

function composeGuardians({ document, texts }: Composer): readonly Block[] {
  const guardians = document.guardians ?? [];
  if (guardians.length === 0) return [];
  const words = guardians.flatMap(({ name, text }) => [
    heading(3, name),
    ...text.split('\n').map((said) => paragraph(said)),
  ]);
  return [heading(2, texts.guardians.heading), ...words];
}
