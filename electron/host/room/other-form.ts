import { z } from 'zod';
import type { OtherForm } from '#contract/table-views.ts';
import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import type { MemoryRow } from '../translation/memory.ts';
import { findTranslation, putRow } from '../translation/memory.ts';
import { namesOfPlan } from '../translation/plan-names.ts';
import { translateRemembered } from '../translation/translate-remembered.ts';
import type { Translator } from '../translation/translator.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** Of one plan, in the meeting's own file, and gone with it. */
const rowSchema = z.strictObject({
  from: z.enum(['nb', 'nn']),
  to: z.enum(['nb', 'nn']),
  source: z.string(),
  text: z.string(),
  origin: z.enum(['machine', 'person']),
  unsure: z.boolean().exactOptional(),
  by: z.string().exactOptional(),
  at: z.string().exactOptional(),
});
const place = 'translations';

interface Work {
  readonly host: HostRoom;
  readonly translator: Translator;
  /** Read from the file once for each meeting. */
  readonly kept: WeakMap<OpenMeeting, readonly MemoryRow[]>;
  /** What the machine has answered, also where it had nothing to say: it is not asked again. */
  readonly tried: WeakMap<OpenMeeting, Set<string>>;
  /** Asked for by a view and not there yet, by language and text. */
  readonly wanted: Map<string, { readonly text: string; readonly from: Language }>;
  isRunning: boolean;
}

/** Asks for the other written form of a text; what is not there yet comes with a later view. */
export type OtherFormOf = (text: string, from: Language, byMachine: boolean) => OtherForm | undefined;

/** Nothing waits for the machine: a view shows what is known, and is sent again when more is. */
export function createOtherForm(host: HostRoom, translator: Translator): OtherFormOf {
  const kept = { kept: new WeakMap(), tried: new WeakMap() };
  const work: Work = { host, translator, ...kept, wanted: new Map(), isRunning: false };
  return (text, from, byMachine) => {
    const { meeting } = host;
    if (meeting === undefined) return undefined;
    const found = findWhole(rowsOf(work, meeting), text, from);
    const key = `${from} ${text}`;
    const isNew = found === undefined && !triedIn(work, meeting).has(key);
    if (isNew && byMachine && canTranslate(translator, from)) {
      work.wanted.set(key, { text, from });
      void run(work);
    }
    return found;
  };
}

function otherOf(from: Language): Language {
  return from === 'nb' ? 'nn' : 'nb';
}

function canTranslate(translator: Translator, from: Language): boolean {
  return translator.pairs().some((pair) => pair.from === from);
}

function sentencesIn(text: string, language: Language): readonly string[] {
  return splitSentences(text, language).map((one) => one.text);
}

/** Every sentence of it, or nothing: half of a text in another form is no text. */
function findWhole(rows: readonly MemoryRow[], text: string, from: Language): OtherForm | undefined {
  const sentences = sentencesIn(text, from);
  const found = sentences.flatMap(
    (original) => findTranslation(rows, { from, to: otherOf(from), original }) ?? [],
  );
  if (found.length === 0 || found.length < sentences.length) return undefined;
  return {
    text: found.map((row) => row.text).join(' '),
    by: found.every((row) => row.origin === 'person') ? 'person' : 'machine',
    unsure: found.some((row) => row.unsure === true),
  };
}

function triedIn({ tried }: Work, meeting: OpenMeeting): Set<string> {
  const known = tried.get(meeting) ?? new Set<string>();
  tried.set(meeting, known);
  return known;
}

function rowsOf({ kept }: Work, meeting: OpenMeeting): readonly MemoryRow[] {
  const known = kept.get(meeting);
  if (known !== undefined) return known;
  const rows = z.array(rowSchema).safeParse(meeting.journal.getRoomState(place)).data ?? [];
  kept.set(meeting, rows);
  return rows;
}

/** One round at a time; what was asked for meanwhile is the next one. */
async function run(work: Work): Promise<void> {
  if (work.isRunning) return;
  work.isRunning = true;
  await Promise.resolve();
  while (work.wanted.size > 0 && work.host.meeting !== undefined) {
    const wanted = [...work.wanted.values()];
    work.wanted.clear();
    for (const from of ['nb', 'nn'] as const) {
      const texts = wanted.filter((one) => one.from === from).map((one) => one.text);
      if (texts.length > 0 && !(await translate(work, texts, from))) work.wanted.clear();
    }
  }
  work.isRunning = false;
}

/** False when the machine is away: it is asked again with the next view that wants it. */
async function translate(work: Work, texts: readonly string[], from: Language): Promise<boolean> {
  const { host, translator } = work;
  const { meeting } = host;
  if (meeting === undefined) return false;
  const sentences = texts.flatMap((text) => sentencesIn(text, from));
  const memory = {
    rows: () => rowsOf(work, meeting),
    put: (rows: readonly MemoryRow[]) => {
      work.kept.set(
        meeting,
        rows.reduce((all, row) => putRow(all, row), rowsOf(work, meeting)),
      );
    },
  };
  const answer = await translateRemembered(
    { translator, memory },
    {
      from,
      to: otherOf(from),
      sentences: [...new Set(sentences)].map((text) => ({ id: text, text })),
      names: namesOfPlan(meeting.state),
      signal: host.stopping.signal,
    },
  );
  if (host.meeting !== meeting) return false;
  if (answer.refusal === undefined) for (const text of texts) triedIn(work, meeting).add(`${from} ${text}`);
  if (answer.sentences.length > 0) keep(work, meeting);
  return answer.refusal === undefined;
}

function keep(work: Work, meeting: OpenMeeting): void {
  const rows = rowsOf(work, meeting).map((row) => ({ ...row }));
  if (!meeting.journal.putRoomState(place, rows).ok) work.host.needs.log.note('translations-not-written');
  work.host.needs.changed();
}
