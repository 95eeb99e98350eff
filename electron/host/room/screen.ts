import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { deckOf } from '../views/deck.ts';
import { agendaRows } from '../views/deck-people.ts';
import { deckNeeds, openDeck } from '../views/screen-view.ts';
import { shownInRoom } from '../views/shown.ts';
import { hideCode } from './grant.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { takeOwnWordsAway } from './family.ts';
import { stopReading, turnReading } from './reading.ts';

/** Goes to a point of the agenda: its first page. */
export function goTo(host: HostRoom, input: CommandInput<'agenda.go'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (!meeting.value.plan.agenda.some((point) => point.id === input.agenda))
    return no(refuse('unknown-item'));
  stopReading(host);
  return changeRoom(host, meeting.value, arrivalAt(meeting.value, input.agenda, 0));
}

function arrivalAt(meeting: OpenMeeting, agenda: string, page: number): Partial<OpenMeeting['room']> {
  const { room } = meeting;
  const finished = room.agenda === agenda ? room.done : [...new Set([...room.done, room.agenda])];
  return { agenda, page, mode: 'show', done: finished.filter((id) => id !== agenda) };
}

/** The next page, and after the last one the next point. Covered, it only uncovers, and that is the chair's alone. */
export function turn(host: HostRoom, { role }: Pick<Caller, 'role'>, step: 1 | -1): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room } = meeting.value;
  if (room.covered) return role === 'chair' ? uncover(host) : done;
  // What the child put there goes before anything else moves.
  if (takeOwnWordsAway(host) || turnReading(host, step)) return done;
  const deck = openDeck(host);
  if (deck === undefined) return no(refuse('person-not-present'));
  const page = Math.min(room.page, deck.length - 1) + step;
  if (page >= 0 && page < deck.length) {
    stopReading(host);
    return changeRoom(host, meeting.value, { page });
  }
  return turnBeyond(host, meeting.value, step);
}

/** Past the last page, or before the first. */
function turnBeyond(host: HostRoom, meeting: OpenMeeting, step: 1 | -1): Answer {
  switch (meeting.room.mode) {
    case 'part':
    case 'document':
    case 'card':
      return changeRoom(host, meeting, { mode: 'show', page: 0 });
    // C9: after the last page of a consent two answers stand there, and no page turns them away.
    case 'consent':
      return done;
    default:
      return turnPoint(host, meeting, step);
  }
}

/** Points that the room may not see are not stepped on: the wall has no trace of them (A6). */
function turnPoint(host: HostRoom, meeting: OpenMeeting, step: 1 | -1): Answer {
  const seen = shownInRoom(meeting, todayIn(host));
  const points = agendaRows({ meeting, seen }).map((row) => row.id);
  const at = points.indexOf(meeting.room.agenda);
  const next = points[at + step];
  if (next === undefined) return done;
  stopReading(host);
  const change = arrivalAt(meeting, next, 0);
  if (step === 1) return changeRoom(host, meeting, change);
  const last = lastPageOf(host, { ...meeting, room: { ...meeting.room, ...change } });
  return changeRoom(host, meeting, { ...change, page: last });
}

function lastPageOf(host: HostRoom, meeting: OpenMeeting): number {
  const needs = deckNeeds(host);
  return needs === undefined ? 0 : deckOf({ ...needs, meeting }).length - 1;
}

/** Covering is anybody's, at any moment, and silences the reading. */
export function cover(host: HostRoom): Answer {
  if (hideCode(host)) return done;
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  stopReading(host);
  return coverWall(host, meeting.value);
}

/** Also when the disk says no: what is shown is covered first of all. */
export function coverWall(host: HostRoom, meeting: OpenMeeting): Answer {
  if (meeting.room.covered) return done;
  const changed = changeRoom(host, meeting, { covered: true });
  if (changed.ok) return changed;
  meeting.room = { ...meeting.room, covered: true };
  host.needs.changed();
  return done;
}

export function uncover(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  return meeting.ok ? changeRoom(host, meeting.value, { covered: false }) : meeting;
}

/** Language, colours and letters are this meeting's; what hangs on the room itself is remembered between meetings. */
export function setLook(host: HostRoom, input: CommandInput<'room.look'>): Answer {
  const kept = keepRoom(host, input);
  if (!kept.ok) return kept;
  const { meeting } = host;
  const before = meeting?.room.look ?? host.look;
  const { language = before.language, scheme = before.scheme, large = before.large } = input;
  const look = { language, scheme, large };
  if (meeting !== undefined) return changeRoom(host, meeting, { look });
  host.look = look;
  host.needs.changed();
  return done;
}

function keepRoom({ needs }: HostRoom, input: CommandInput<'room.look'>): Answer {
  const { contrast, still, keys, inches: screenInches, metres } = input;
  const named = Object.entries({ contrast, still, keys, screenInches, metres });
  const chosen = named.filter(([, value]) => value !== undefined);
  if (chosen.length === 0) return done;
  try {
    needs.settings?.set(Object.fromEntries(chosen));
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    needs.log.note('settings-not-written', { code: String(error.code) });
    return no(refuse('disk-refused'));
  }
}
