import { z } from 'zod';
import type { OtherForm } from '#contract/table-views.ts';
import type { MadeBy } from '#contract/words-rows.ts';
import type { PlanState } from '#domain/state.ts';
import { wordingsOf } from '#domain/words.ts';
import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import type { MemoryRow } from '../translation/memory.ts';
import { findTranslation, putRow, rememberPerson } from '../translation/memory.ts';
import { namesOfPlan } from '../translation/plan-names.ts';
import { translateRemembered } from '../translation/translate-remembered.ts';
import type { Translator } from '../translation/translator.ts';
import { shownInRoom } from '../views/shown.ts';
import type { HostRoom } from './host-room.ts';
import { todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { Remembered } from './remember.ts';
import { remember } from './remember.ts';

/** Of one plan, in the meeting's own file, and gone with it. What a person said is a fact, and not here. */
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
/** So many texts at a time: what is on the wall does not wait for all that may come there. */
const mostAtOnce = 20;

interface Work {
  readonly host: HostRoom;
  readonly translator: Translator;
  /** Read from the file once for each meeting. */
  readonly kept: WeakMap<OpenMeeting, readonly MemoryRow[]>;
  /** With what people said of the items that the room sees now. */
  readonly known: WeakMap<PlanState, Remembered<readonly MemoryRow[]>>;
  /** What the machine has answered, also where it had nothing to say: it is not asked again. */
  readonly tried: WeakMap<OpenMeeting, Set<string>>;
  /** Asked for by a view and not there yet, by language and text. */
  readonly wanted: Map<string, { readonly text: string; readonly from: Language }>;
  isRunning: boolean;
}

/** One sentence in the other written form. */
export interface OtherSentence {
  readonly text: string;
  /** As it was written. */
  readonly of: string;
  readonly by: MadeBy;
  readonly unsure: boolean;
}

/** Asks for the other written form of a text; what is not there yet comes with a later view. */
export type OtherFormOf = (text: string, from: Language, byMachine: boolean) => OtherForm | undefined;
/** The same, sentence by sentence: all of them, or nothing. */
export type OtherSentencesOf = (
  text: string,
  from: Language,
  byMachine: boolean,
) => readonly OtherSentence[] | undefined;

/** Nothing waits for the machine: a view shows what is known, and is sent again when more is. */
export function createOtherForm(
  host: HostRoom,
  translator: Translator,
): {
  readonly whole: OtherFormOf;
  readonly sentences: OtherSentencesOf;
  readonly canTranslate: (from: Language) => boolean;
} {
  const kept = { kept: new WeakMap(), known: new WeakMap(), tried: new WeakMap() };
  const work: Work = { host, translator, ...kept, wanted: new Map(), isRunning: false };
  const sentences: OtherSentencesOf = (text, from, byMachine) => askFor(work, { text, from, byMachine });
  return {
    sentences,
    whole: (text, from, byMachine) => asWhole(sentences(text, from, byMachine)),
    canTranslate: (from) => canTranslate(translator, from),
  };
}

interface Asked {
  readonly text: string;
  readonly from: Language;
  readonly byMachine: boolean;
}

function askFor(work: Work, { text, from, byMachine }: Asked): readonly OtherSentence[] | undefined {
  const { meeting } = work.host;
  if (meeting === undefined) return undefined;
  const known = knownRows(work, meeting);
  const rows = byMachine ? known : known.filter((row) => row.origin === 'person');
  const found = findAll(rows, text, from);
  const key = `${from} ${text}`;
  const isNew = found === undefined && !triedIn(work, meeting).has(key);
  if (isNew && byMachine && canTranslate(work.translator, from)) {
    work.wanted.set(key, { text, from });
    void run(work);
  }
  return found;
}

function asWhole(sentences: readonly OtherSentence[] | undefined): OtherForm | undefined {
  if (sentences === undefined) return undefined;
  return {
    text: sentences.map((one) => one.text).join(' '),
    by: sentences.every((one) => one.by === 'person') ? 'person' : 'machine',
    unsure: sentences.some((one) => one.unsure),
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
function findAll(
  rows: readonly MemoryRow[],
  text: string,
  from: Language,
): readonly OtherSentence[] | undefined {
  const sentences = sentencesIn(text, from);
  const found = sentences.flatMap((of): OtherSentence[] => {
    const row = findTranslation(rows, { from, to: otherOf(from), original: of });
    return row === undefined ? [] : [{ of, text: row.text, by: row.origin, unsure: row.unsure === true }];
  });
  return found.length === 0 || found.length < sentences.length ? undefined : found;
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

/** A person's word stands for the same sentence wherever the room sees it, and comes from no item that it does not see. */
function knownRows(work: Work, meeting: OpenMeeting): readonly MemoryRow[] {
  const { state } = meeting;
  const seen = shownInRoom(meeting, todayIn(work.host));
  const rows = rowsOf(work, meeting);
  const before = work.known.get(state) ?? {};
  work.known.set(state, before);
  return remember(before, [seen, rows], () => {
    const said = wordingsOf(state, seen.items).flatMap(({ source: original, writtenBy: by, ...wording }) => {
      const { from, to, text, at } = wording;
      return rememberPerson({ original, from, to, text, by, at }) ?? [];
    });
    // The last that was said of a sentence comes first.
    return [...said.toReversed(), ...rows];
  });
}

/** One round at a time; what was asked for meanwhile is the next one. */
async function run(work: Work): Promise<void> {
  if (work.isRunning) return;
  work.isRunning = true;
  await Promise.resolve();
  while (work.wanted.size > 0 && work.host.meeting !== undefined) {
    const wanted = [...work.wanted].slice(0, mostAtOnce);
    for (const [key] of wanted) work.wanted.delete(key);
    for (const from of ['nb', 'nn'] as const) {
      const texts = wanted.filter(([, one]) => one.from === from).map(([, one]) => one.text);
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
  const { host } = work;
  if (!meeting.journal.putRoomState(place, rows).ok) host.needs.log.note('translations-not-written');
  host.translated = (host.translated ?? 0) + 1;
  host.needs.changed();
}
