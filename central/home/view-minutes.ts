import type { Meeting } from '#domain/state.ts';
import { toLines } from '#domain/rich-text.ts';
import type { HomeMinutes } from '#sync/home-messages.ts';
import type { Here } from './find-here.ts';
import { nameIn } from './view-people.ts';

/** The media type of each document whose bytes are here, by hash. */
export type Media = ReadonlyMap<string, string>;

/** D3: minutes as this person may see them, newest first. A meeting of which nothing is theirs leaves no gap (A6). */
export function viewMinutes(here: Here, media: Media): HomeMinutes[] {
  return [...here.state.meetings.values()]
    .map((meeting) => viewOne(here, meeting, media))
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.date.localeCompare(one.date));
}

function viewOne(here: Here, meeting: Meeting, media: Media): HomeMinutes | undefined {
  const sections = viewSections(here, meeting);
  const documents = viewDocuments(here, meeting, media);
  const isFamily = here.standing === 'family';
  const lines = viewLines(here, meeting);
  const hasSomething = sections.length + lines.length + documents.length > 0;
  if (!hasSomething && !(isFamily && meeting.ended)) return undefined;
  const answer = meeting.answers[here.me.id]?.answer;
  return {
    meeting: meeting.id,
    date: meeting.date,
    place: meeting.place,
    sections,
    ...(lines.length === 0 ? {} : { lines }),
    documents,
    ...(isFamily && answer !== undefined ? { myAnswer: answer } : {}),
    mayAnswer: isFamily,
    remarks: viewRemarks(here, meeting),
    mayRemark: isFamily,
  };
}

function viewSections({ state, seen }: Here, meeting: Meeting): HomeMinutes['sections'] {
  return [...state.items.values()]
    .filter((item) => item.kind === 'section' && item.meeting === meeting.id && seen.items.has(item.id))
    .filter((item) => item.kind === 'section')
    .toSorted((one, other) => one.position - other.position)
    .map(({ heading, text }) => ({ heading, lines: toLines(text) }));
}

function viewLines({ state, seen }: Here, meeting: Meeting): NonNullable<HomeMinutes['lines']> {
  return [...state.items.values()].flatMap((item) => {
    if (item.kind !== 'line' || item.meeting !== meeting.id || !seen.items.has(item.id)) return [];
    const { line, text, saidBy } = item;
    return [{ line, text, saidBy: saidBy.map((id) => nameIn(state, id)) }];
  });
}

/** A document whose bytes have not come, or were taken away, is not offered. */
function viewDocuments({ state, seen }: Here, meeting: Meeting, media: Media): HomeMinutes['documents'] {
  return [...state.items.values()].flatMap((item) => {
    if (item.kind !== 'document' || item.meeting !== meeting.id || !seen.items.has(item.id)) return [];
    const mediaType = media.get(item.sha256);
    return mediaType === undefined ? [] : [{ item: item.id, title: item.title, mediaType }];
  });
}

/** D4: a remark follows every version, whoever it is cut for. */
function viewRemarks({ state, me }: Here, meeting: Meeting): HomeMinutes['remarks'] {
  return meeting.remarks.map(({ by, date, text }) => ({
    by: nameIn(state, by),
    date,
    text,
    mine: by === me.id,
  }));
}
