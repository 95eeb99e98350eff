import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import { chairPage } from '#contract/writing-rows.ts';
import type { Id } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { sectionIsSeen, sectionPlans } from '../views/sections.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';
import type { Pen } from './room-state.ts';

/** Somebody at one page that may write. */
export interface Writer {
  readonly page: string;
  readonly by: Id;
}

/** Longer than a page needs to save and let go; shorter than it takes to wonder. */
const letGoMilliseconds = 800;

/** The page and the person that a call comes from: the chair's own page is the chair. */
export function writerOfPage(meeting: OpenMeeting, caller: Caller): Writer {
  return caller.role === 'chair'
    ? { page: chairPage, by: chairOf(meeting) }
    : { page: caller.table ?? '', by: caller.participant ?? '' };
}

/** Every page that may write in this meeting: the chair's, and those that the chair has let in for it. */
export function writersOf(meeting: OpenMeeting): readonly Writer[] {
  const tables = meeting.room.tables.flatMap(({ id, role, state, participant }) =>
    role === 'minute-taker' && state === 'admitted' && participant !== undefined
      ? [{ page: id, by: participant }]
      : [],
  );
  return [{ page: chairPage, by: chairOf(meeting) }, ...tables];
}

/** A section that this person may see and that is not locked yet. */
export function openSection(host: HostRoom, caller: Caller, section: Id): Result<OpenMeeting, Refusal> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { by } = writerOfPage(meeting.value, caller);
  const known = sectionPlans(meeting.value).find((one) => one.id === section);
  if (known === undefined || !maySee(host, meeting.value, { by, section })) return no(refuse('unknown-item'));
  if (meeting.value.state.items.has(section)) return no(refuse('already-closed'));
  return meeting;
}

function maySee(host: HostRoom, meeting: OpenMeeting, { by, section }: { by: Id; section: Id }): boolean {
  const known = sectionPlans(meeting).find((one) => one.id === section);
  return known !== undefined && sectionIsSeen(personAudience(meeting, by, todayIn(host)), known);
}

/** Taking it is always possible, writing without it never. Who holds it is asked to save first, if they are here. */
export function takePen(host: HostRoom, caller: Caller, { section }: CommandInput<'pen.take'>): Answer {
  const opened = openSection(host, caller, section);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const me = writerOfPage(meeting, caller);
  const pen = meeting.room.pens[section];
  if (pen?.page === me.page) return done;
  if (pen === undefined || pen.taker === me.page || !isHere(host, pen)) return grantPen(host, section, me);
  const asked = putPen(host, section, { ...pen, taker: me.page });
  if (asked.ok) takeInTheEnd(host, { section, turn: pen.turn, taker: me });
  return asked;
}

function isHere(host: HostRoom, pen: Pen): boolean {
  return [...host.callers.values()].some((one) =>
    pen.page === chairPage ? one.role === 'chair' : one.table === pen.page,
  );
}

/** A page that hangs does not keep a pen; what it had not saved it shows to the one who typed it. */
function takeInTheEnd(host: HostRoom, taking: { section: Id; turn: Id; taker: Writer }): void {
  const { section, turn, taker } = taking;
  const timer = setTimeout(() => {
    const pen = host.meeting?.room.pens[section];
    if (host.stopping.signal.aborted || host.phase !== 'meeting' || pen?.turn !== turn) return;
    if (pen.taker === taker.page) grantPen(host, section, taker);
  }, letGoMilliseconds);
  timer.unref();
}

/** Somebody wants to write, and waits until it is given to them. */
export function askForPen(host: HostRoom, caller: Caller, { section }: CommandInput<'pen.ask'>): Answer {
  const opened = openSection(host, caller, section);
  if (!opened.ok) return opened;
  const me = writerOfPage(opened.value, caller);
  const pen = opened.value.room.pens[section];
  if (pen === undefined) return grantPen(host, section, me);
  const asks = pen.asks ?? [];
  if (pen.page === me.page || asks.includes(me.page)) return done;
  return putPen(host, section, { ...pen, asks: [...asks, me.page] });
}

/** Only whoever holds it gives it away, and only to a page whose person may see what is written there. */
export function givePen(host: HostRoom, caller: Caller, { section, to }: CommandInput<'pen.give'>): Answer {
  const opened = openSection(host, caller, section);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  if (meeting.room.pens[section]?.page !== writerOfPage(meeting, caller).page) return no(refuse('pen-taken'));
  const next = writersOf(meeting).find((one) => one.page === to);
  if (next === undefined || !maySee(host, meeting, { by: next.by, section }))
    return no(refuse('unknown-person'));
  return grantPen(host, section, next);
}

/** The pen with a turn of its own; who else had asked for it is still seen to. */
export function grantPen(host: HostRoom, section: Id, { page, by }: Writer): Answer {
  const asks = (host.meeting?.room.pens[section]?.asks ?? []).filter((one) => one !== page);
  const turn = host.needs.newId();
  return putPen(host, section, { by, page, turn, ...(asks.length === 0 ? {} : { asks }) });
}

function putPen(host: HostRoom, section: Id, pen: Pen): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  return changeRoom(host, meeting.value, { pens: { ...meeting.value.room.pens, [section]: pen } });
}

/** A page that was sent away holds no pen. */
export function pensWithout(pens: Readonly<Record<string, Pen>>, page: string): Record<string, Pen> {
  return Object.fromEntries(Object.entries(pens).filter(([, pen]) => pen.page !== page));
}

export function penIsMine(pen: Pen | undefined, me: Writer, turn: Id | undefined): Result<void, Refusal> {
  const isOf = pen === undefined ? turn === undefined : pen.page === me.page;
  const isNow = turn === undefined || turn === pen?.turn;
  return isOf && isNow ? yes(undefined) : no(refuse('pen-taken'));
}
