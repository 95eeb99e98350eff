import type { CentralClient } from '../central/central-client.ts';
import type { Heard } from '../central/follow-store.ts';
import { followStore } from '../central/follow-store.ts';
import { readDiskRefusal } from '../journal/journal-refusals.ts';
import { endAccess } from './end-access.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { openOutbox } from './outbox.ts';
import type { Line } from './line.ts';
import { closeLine } from './line.ts';
import { pauseUntil } from './pause-until.ts';
import { followedSchema } from './room-state.ts';
import { takePage } from './take-changes.ts';

/** Asked after every change: there is a line exactly while a meeting is open and the store has an address. */
export function keepLine(host: HostRoom): void {
  const { meeting, client, line, phase } = host;
  const isWanted = meeting !== undefined && client !== undefined && phase === 'meeting';
  if (isWanted && line?.meeting === meeting && line.client === client) return line.outbox.begin();
  if (line !== undefined) void closeLine(host);
  if (!isWanted || host.stopping.signal.aborted) return;
  host.line = openLine(host, meeting, client);
  host.line.outbox.begin();
}

function openLine(host: HostRoom, meeting: OpenMeeting, client: CentralClient): Line {
  const outbox = openOutbox(host, meeting, client);
  const isOpen = (): boolean =>
    host.meeting === meeting && host.phase === 'meeting' && !host.stopping.signal.aborted;
  const following = followStore({
    client,
    plan: meeting.plan.plan,
    loan: meeting.plan.loan,
    cursor: cursorOf(meeting),
    placed: () => placedIn(meeting),
    take: (page) => takePage(host, meeting, { page, isOpen }),
    heard: (what) => {
      if (isOpen()) hear(host, meeting, what);
    },
    wait: pauseUntil,
    chance: () => (host.needs.random(1)[0] ?? 0) / 256,
    now: host.needs.now,
  });
  return { meeting, client, following, outbox };
}

function placedIn({ journal }: OpenMeeting): ReturnType<OpenMeeting['journal']['listPlaced']> | undefined {
  try {
    return journal.listPlaced();
  } catch (error) {
    if (readDiskRefusal(error) === undefined) throw error;
    return undefined;
  }
}

function cursorOf({ journal }: OpenMeeting): string | undefined {
  return followedSchema.safeParse(journal.getRoomState('followed')).data?.cursor;
}

function hear(host: HostRoom, meeting: OpenMeeting, { kind }: Heard): void {
  switch (kind) {
    case 'reached':
      return setContact(host, 'reached', { asksSignIn: false, storeDiffers: false });
    case 'away':
      return setContact(host, 'away', {});
    case 'sign-in-needed':
      return setContact(host, 'reached', { asksSignIn: true });
    case 'digest-differs':
      host.needs.log.note('digest-differs');
      return setContact(host, 'reached', { storeDiffers: true });
    case 'access-ended':
      void endAccess(host, meeting);
  }
}

type Contact = HostRoom['contact'];

/** Pages are told when it changes something for them; the outbox hears of every contact. */
function setContact(host: HostRoom, store: HostRoom['store'], change: Partial<Contact>): void {
  const contact = { ...host.contact, ...change };
  const isSame =
    host.store === store &&
    host.contact.asksSignIn === contact.asksSignIn &&
    host.contact.storeDiffers === contact.storeDiffers;
  host.store = store;
  host.contact = contact;
  if (!isSame) host.needs.changed();
  else if (store === 'reached') host.line?.outbox.wake();
}
