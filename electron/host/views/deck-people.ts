import type { ScreenPage } from '#contract/views.ts';
import { consentInForce } from '#domain/consent.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import type { Block } from '#language/paging.ts';
import type { Attendee } from '../room/room-state.ts';
import { pageRows, rowBlock } from './deck-blocks.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { ownerName } from './deck-needs.ts';
import { shownText } from './deck-other.ts';
import { detailOf, longNameOf, nameOf } from './names.ts';

type PeopleRow = Extract<ScreenPage, { kind: 'people' }>['rows'][number];
type AgendaRows = Extract<ScreenPage, { kind: 'agenda' }>['rows'];

/** Who is here, the family first; nobody is shown as missing (D5). */
export function peoplePages(needs: DeckNeeds): readonly ScreenPage[] {
  const { meeting } = needs;
  const rows = peopleRows(needs);
  const blocks = rows.map((row) => rowBlock(row.id, personText(row)));
  const pages = pageRows(rows, blocks, needs.textPixels);
  const signed = signers(meeting.state, meeting.plan.date);
  return pages.map((page, index) => ({
    kind: 'people',
    name: ownerName(meeting.state),
    rows: page.rows.map(({ row: { id: _id, ...row } }) => row),
    ...(signed === undefined ? {} : { signedBy: signed }),
    number: index + 1,
    of: pages.length,
  }));
}

const order = { owner: 0, guardian: 1, professional: 2, interpreter: 3 } as const;

function peopleRows({ meeting }: DeckNeeds): readonly (PeopleRow & { id: string })[] {
  const { room, state } = meeting;
  const here = room.people.filter((one) => one.here).flatMap((one) => personRow(state, one));
  const { language, by } = room.interpreter;
  const interpreter =
    language === undefined
      ? []
      : [{ id: '#interpreter', name: '', by, who: 'interpreter' as const, language }];
  return [...here, ...interpreter].toSorted((one, other) => order[one.who] - order[other.who]);
}

function personRow(state: PlanState, attendee: Attendee): (PeopleRow & { id: string })[] {
  const person = state.participants.get(attendee.id);
  if (person === undefined) return [];
  const detail = detailOf(person);
  const base = { id: person.id, name: longNameOf(person), by: attendee.by };
  switch (person.role) {
    case 'plan-owner':
      return [{ ...base, who: 'owner' }];
    case 'guardian':
      return [{ ...base, who: 'guardian' }];
    default:
      return [{ ...base, who: 'professional', ...(detail === undefined ? {} : { detail }) }];
  }
}

/** Those who have signed the newest consent in force, the plan owner left out where guardians signed. */
function signers(state: PlanState, today: string): string[] | undefined {
  const newest = state.consents.findLast((one) => one.meeting === undefined && consentInForce(one, today));
  const names = (newest?.signedBy ?? []).flatMap((id) => {
    const person = state.participants.get(id);
    return person === undefined ? [] : [nameOf(person)];
  });
  return names.length === 0 ? undefined : names;
}

/** Measured as wide as it can stand there: with its number, and as heavy as the point where we are. */
function pointBlock({ id, title = 'nnnnnnnnnnnnnnnn', goalNumber }: AgendaRows[number]): Block {
  const text = goalNumber === undefined ? title : `nnn ${goalNumber}  ${title}`;
  return rowBlock(id, text);
}

/** The agenda on the wall: a goal that this room may not see is not there, and leaves no gap (A6). */
export function agendaPages(needs: DeckNeeds): readonly ScreenPage[] {
  const rows = agendaRows(needs).map((row) => inFormOnWall(needs, row));
  const blocks = rows.map((row) => pointBlock(row));
  const pages = pageRows(rows, blocks, needs.textPixels);
  return pages.map((page, index) => ({
    kind: 'agenda',
    rows: page.rows.map(({ row }) => row),
    number: index + 1,
    of: pages.length,
  }));
}

/** The title of a goal, and what the chair called a free point. */
function inFormOnWall(needs: DeckNeeds, row: AgendaRows[number]): AgendaRows[number] {
  if (row.title === undefined) return row;
  const { text: title, language, made } = shownText(needs, row.title);
  return made === undefined ? row : { ...row, title, language, made };
}

export function agendaRows({ meeting, seen }: Omit<DeckNeeds, 'textPixels'>): AgendaRows {
  const goals = new Map(seenGoals(meeting.state, seen).map((one) => [one.goal.id, one]));
  return meeting.plan.agenda.flatMap((point): AgendaRows => {
    const state = stateOf(meeting.room, point.id);
    if (point.kind !== 'goal') {
      return [
        {
          id: point.id,
          kind: point.kind,
          state,
          ...(point.title === undefined ? {} : { title: point.title }),
        },
      ];
    }
    const goal = point.goal === undefined ? undefined : goals.get(point.goal);
    if (goal === undefined) return [];
    return [{ id: point.id, kind: point.kind, state, title: goal.goal.title, goalNumber: goal.number }];
  });
}

function stateOf(room: { agenda: string; done: readonly string[] }, id: string): 'done' | 'now' | 'to-come' {
  if (room.agenda === id) return 'now';
  return room.done.includes(id) ? 'done' : 'to-come';
}

/** As wide as the words that the page puts around it in either language: measured, never shown. */
function personText(row: PeopleRow): string {
  const place = row.by === 'room' ? '' : ' nn nnnnnnnn';
  return `${row.name} ${row.language ?? ''} ${row.detail ?? 'nnn nnnnnnnnnnnn'}${place}`;
}
