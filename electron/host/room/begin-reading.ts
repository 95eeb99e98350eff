import { pointOf } from '../views/deck-needs.ts';
import { openDeck } from '../views/screen-view.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, done, loudspeakerOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { guardianIsHere } from './open-meeting.ts';
import { beginsByItself, readableIn, readAloudOf } from './read-aloud.ts';
import { startReading, stopReading } from './reading.ts';
import { placeNow } from './place-now.ts';
import type { RoomState } from './room-state.ts';

/** How long a page stands before it is read: time to see it, and to say no. */
const usualMilliseconds = 2000;

/** The point that the room is at, and whether what happens there first is still to come. */
interface Arrival {
  readonly agenda: string | undefined;
  isNew: boolean;
  /** Where the room stood when the time to say no began. */
  waitsAt?: string;
  cancel: () => void;
}

const arrivals = new WeakMap<HostRoom, Arrival>();

/**
 * M2: what a new goal says is read aloud by itself while a guardian is here. Called with every change, before pages
 * are told of it. It begins once at a point, after its first page has stood a while in sight, and never where somebody
 * has begun with something else.
 */
export function followArrival(host: HostRoom): void {
  const arrival = arrivalAt(host);
  if (!arrival.isNew) return;
  const next = whatNow(host);
  if (next === 'begins' && arrival.waitsAt === placeNow(host)) return;
  stopWaiting(host, arrival);
  if (next === 'stays-silent') arrival.isNew = false;
  if (next === 'begins') startWaiting(host, arrival);
}

/** Where a room is taken up nobody has gone anywhere. */
function arrivalAt(host: HostRoom): Arrival {
  const agenda = host.phase === 'meeting' ? host.meeting?.room.agenda : undefined;
  const before = arrivals.get(host);
  if (before !== undefined && before.agenda === agenda) return before;
  if (before !== undefined) stopWaiting(host, before);
  const arrival = { agenda, isNew: before !== undefined, cancel: () => undefined };
  arrivals.set(host, arrival);
  return arrival;
}

type Next = 'begins' | 'waits' | 'stays-silent';

/** Behind a cover, or before something that stands on the wall for itself, it waits; whatever else says no is over. */
function whatNow(host: HostRoom): Next {
  const { meeting, ownWords } = host;
  if (meeting === undefined || !mayBegin(host, meeting)) return 'stays-silent';
  if (meeting.room.covered || ownWords !== undefined || openDeck(host) === undefined) return 'waits';
  return readableIn(host).length === 0 ? 'stays-silent' : 'begins';
}

function mayBegin(host: HostRoom, meeting: OpenMeeting): boolean {
  const { room, state } = meeting;
  return (
    isUntouched(meeting) &&
    beginsByItself(host, room) &&
    guardianIsHere(state, room.people) &&
    host.reading.sentence === undefined &&
    loudspeakerOf(host) !== undefined
  );
}

/** A goal on its first page, as it came: who turns a page or shows a part of it leads on by themselves. */
function isUntouched(meeting: OpenMeeting): boolean {
  const { agenda, mode, page } = meeting.room;
  const isGoal = pointOf(meeting)?.kind === 'goal';
  return isGoal && mode === 'show' && page === 0 && !begunAt(meeting.room).includes(agenda);
}

function begunAt(room: RoomState): readonly string[] {
  return readAloudOf(room).begun ?? [];
}

function startWaiting(host: HostRoom, arrival: Arrival): void {
  const milliseconds = host.needs.beginReadingAfterMilliseconds ?? usualMilliseconds;
  arrival.waitsAt = placeNow(host);
  const timer = setTimeout(() => begin(host, arrival), milliseconds);
  timer.unref();
  arrival.cancel = () => clearTimeout(timer);
  host.reading = { ...host.reading, begins: true };
}

function stopWaiting(host: HostRoom, arrival: Arrival): void {
  if (arrival.waitsAt === undefined) return;
  arrival.cancel();
  delete arrival.waitsAt;
  const { begins: _over, ...reading } = host.reading;
  host.reading = reading;
}

function begin(host: HostRoom, arrival: Arrival): void {
  if (host.stopping.signal.aborted) return;
  stopWaiting(host, arrival);
  arrival.isNew = false;
  if (whatNow(host) !== 'begins' || !startReading(host).ok) host.needs.changed();
}

/**
 * M2: the voice is silent, and where it was about to begin it does not. A page at the table that stops it says no for
 * today: nothing begins by itself after that. Nobody is told whose page it was, and nothing is written of it.
 */
export function stopByWord(host: HostRoom, { role }: Caller): Answer {
  const stopped = stopReading(host);
  const { meeting } = host;
  if (meeting === undefined || host.phase !== 'meeting') return stopped;
  const readAloud = readAloudOf(meeting.room);
  const begun = begunAt(meeting.room);
  const { agenda } = meeting.room;
  const isLeading = role === 'chair' || role === 'screen';
  const isKnown = begun.includes(agenda) && (isLeading || readAloud.byItself === false);
  if (isKnown) return done;
  return changeRoom(host, meeting, {
    readAloud: {
      ...readAloud,
      begun: [...new Set([...begun, agenda])],
      ...(isLeading ? {} : { byItself: false }),
    },
  });
}
