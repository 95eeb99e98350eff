import { setImmediate } from 'node:timers/promises';
import type { Audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import type { PlanState } from '#domain/state.ts';
import type { StoreChanges } from '../journal/store-changes.ts';
import type { Judged } from '../journal/store-changes.ts';
import { asStored, foldSettled, foldStored, judgeOwn } from './fold-facts.ts';
import { afterEverything, withdrawnElsewhere } from './after-withdrawal.ts';
import type { HostRoom } from './host-room.ts';
import { todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { acceptContext, roomAudience } from './open-meeting.ts';
import { openDraft } from './open-draft.ts';
import { stopReading, stopUnseenReading } from './reading.ts';
import type { MeetingPlan, RoomState } from './room-state.ts';
import { tablesThatSee } from './settle-room.ts';
import { withNewGoals } from './new-goals.ts';
import { narrows, widens } from './sight-change.ts';

/** A page of what the store says, and where it has brought the room. */
export interface TakenPage {
  readonly changes: StoreChanges;
  /** Absent: more of this page follows. */
  readonly cursor?: string;
  readonly offlineUntil?: string | undefined;
}

interface After {
  readonly base: PlanState;
  readonly state: PlanState;
  readonly judged: readonly Judged[];
  readonly waits: number;
}

/** So many facts are in within a few milliseconds, also beside a long meeting. */
const mostAtOnce = 40;

/**
 * A page, in pieces that leave the host's loop alone (design idea 6). Each piece is a beginning of the store's order,
 * and the cursor comes with the last: cut short, the rest is given again. A plan that is taken whole is one piece, for
 * half of it is nothing to show.
 */
export async function takePage(
  host: HostRoom,
  meeting: OpenMeeting,
  {
    page,
    isOpen,
  }: { readonly page: TakenPage & { readonly cursor: string }; readonly isOpen: () => boolean },
): Promise<boolean> {
  const { facts, withdrawn, reset } = page.changes;
  if (reset) return isOpen() && takeChanges(host, meeting, page);
  for (let from = 0; from + mostAtOnce < facts.length; from += mostAtOnce) {
    const piece = {
      facts: facts.slice(from, from + mostAtOnce),
      withdrawn: from === 0 ? withdrawn : [],
      reset,
    };
    if (!isOpen() || !takeChanges(host, meeting, { changes: piece })) return false;
    await setImmediate();
  }
  const begun = Math.max(0, Math.ceil(facts.length / mostAtOnce) - 1) * mostAtOnce;
  const last = { facts: facts.slice(begun), withdrawn: begun === 0 ? withdrawn : [], reset };
  return isOpen() && takeChanges(host, meeting, { ...page, changes: last });
}

/**
 * What others wrote comes in: one transaction, one announcement, and nothing is visible before it is on the disk.
 * Where the room was, it stays; what people may see again waits behind the cover (A5). False: the disk would not.
 */
export function takeChanges(host: HostRoom, meeting: OpenMeeting, page: TakenPage): boolean {
  const today = todayIn(host);
  const before = roomAudience(meeting, today);
  const withdrawn = withdrawnElsewhere(meeting, page.changes.facts);
  const wrote = meeting.journal.takeChanges(page.changes, () => {
    const after = foldAfter(meeting, page.changes, today);
    const came = { before, changes: page.changes, known: meeting, today };
    const room = roomAfter({ ...meeting, ...after }, came, withdrawn);
    const plan = planAfter(meeting, page, after.state);
    const followed = page.cursor === undefined ? {} : { followed: { cursor: page.cursor } };
    const rows = { room, ...followed, ...(plan === meeting.plan ? {} : { plan }) };
    // The store's copy of a fact is its receipt too.
    const atOnce = meeting.journal.listAtOnce();
    return {
      judged: after.judged,
      room: rows,
      drafts: goneDrafts(meeting, withdrawn),
      after,
      now: room,
      plan,
      atOnce,
    };
  });
  if (!wrote.ok) return false;
  const { after, now, plan, atOnce } = wrote.value;
  const { base, state, waits } = after;
  Object.assign(meeting, { base, state, waits, room: now, plan, atOnce });
  settleVoice(host, meeting, before);
  if (withdrawn !== undefined) {
    meeting.drafts = new Map();
    host.endNow?.(meeting);
  }
  if (page.cursor !== undefined) host.needs.changed();
  return true;
}

/** C4: what was typed and not approved is nowhere. */
function goneDrafts({ drafts }: OpenMeeting, withdrawn: RoomState['withdrawn']): Record<string, null> {
  return withdrawn === undefined ? {} : Object.fromEntries([...drafts.keys()].map((id) => [id, null]));
}

/** After the store has answered what went at once: the room's own are judged anew by what it said. */
export function judgeAnew(host: HostRoom, meeting: OpenMeeting): boolean {
  const today = todayIn(host);
  const before = roomAudience(meeting, today);
  const after = { base: meeting.base, ...judgeOn(meeting, meeting.base, today) };
  const nothing = { facts: [], withdrawn: [], reset: false };
  const room = roomAfter({ ...meeting, ...after }, { before, changes: nothing, known: meeting, today });
  const wrote = meeting.journal.keepJudged({ judged: after.judged, room: { room } });
  if (!wrote.ok) return false;
  const { base, state, waits } = after;
  Object.assign(meeting, { base, state, waits, room });
  settleVoice(host, meeting, before);
  host.needs.changed();
  return true;
}

/** Nobody hears what they may not see any more. */
function settleVoice(host: HostRoom, meeting: OpenMeeting, before: Audience): void {
  if (meeting.room.covered) stopReading(host);
  else if (narrows(before, roomAudience(meeting, todayIn(host)))) stopUnseenReading(host);
}

/** Only what is new and comes last can be folded on top; everything else is folded from the file, as it is now. */
function foldAfter(meeting: OpenMeeting, changes: StoreChanges, today: Day): After {
  const { facts, withdrawn, reset } = changes;
  const isOnTop =
    !reset && withdrawn.length === 0 && facts.every(({ fact }) => !meeting.state.facts.has(fact.id));
  const base = isOnTop
    ? foldSettled(meeting.base, facts.map(asStored)).state
    : foldStored(meeting.journal.loadFacts().facts).base;
  return { base, ...judgeOn(meeting, base, today) };
}

function judgeOn(meeting: OpenMeeting, base: PlanState, today: Day): Omit<After, 'base'> {
  const at = acceptContext(meeting, { today, profile: meeting.plan.profile });
  return judgeOwn(base, meeting.journal.loadOwn().facts, at);
}

function planAfter(known: OpenMeeting, { offlineUntil }: TakenPage, state: PlanState): MeetingPlan {
  const plan = withNewGoals(known, state);
  return offlineUntil === undefined || offlineUntil === plan.offlineUntil ? plan : { ...plan, offlineUntil };
}

interface Came {
  readonly before: Audience;
  readonly changes: StoreChanges;
  readonly known: OpenMeeting;
  readonly today: Day;
}

/** A5, C4: wider is behind the cover until the chair confirms; what was withdrawn at home covers the wall at once. */
function roomAfter(
  after: OpenMeeting,
  { before, changes, known, today }: Came,
  withdrawn?: RoomState['withdrawn'],
): RoomState {
  const { room } = known;
  if (withdrawn !== undefined) return { ...room, ...afterEverything(withdrawn) };
  const seen = roomAudience(after, today);
  const comesBack =
    changes.reset && seen.covered === undefined && [...seen.items].some((id) => !before.items.has(id));
  const isWider = widens(known.state, before, seen) || comesBack;
  const isWithdrawn = changes.facts.some(({ fact }) => fact.verb === 'consent.withdrawn/1');
  // C9: signed at home the text on the wall has done its work, as after a signature on paper.
  const isGiven = changes.facts.some(({ fact }) => fact.verb === 'consent.given/1');
  const isSigned = room.mode === 'consent' && (isGiven || openDraft(after, today) === undefined);
  if (isSigned) return { ...room, mode: 'show', page: 0, covered: true, tables: tablesThatSee(after, today) };
  return { ...room, covered: room.covered || isWider || isWithdrawn, tables: tablesThatSee(after, today) };
}
