import type { FactId } from '#domain/identity.ts';
import type { CentralClient } from '../central/central-client.ts';
import { no, yes } from '#domain/result.ts';
import { deliverFacts } from '../central/deliver.ts';
import { pause } from '../central/retry.ts';
import { readDiskRefusal } from '../journal/journal-refusals.ts';
import { deliverySideOf } from './delivery-side.ts';
import type { HostRoom } from './host-room.ts';
import { changeRoom, roomNow, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { acceptContext } from './open-meeting.ts';
import { pauseUntil } from './pause-until.ts';
import { judgeAnew } from './take-changes.ts';
import { whatGoesAlong } from './what-goes-along.ts';

/** What cannot wait for the end of the meeting, on its way to the store: at most one batch in flight. */
export interface Outbox {
  /** Sends what waits, unless that is going on already. */
  readonly begin: () => void;
  /** The store is there again, or something new cannot wait: no pause is sat out. */
  readonly wake: () => void;
  /** What is on the line now. */
  readonly inFlight: () => ReadonlySet<FactId>;
  /** Nothing more is begun; done when what was on the line has been answered or given up. */
  readonly stop: () => Promise<void>;
}

interface State {
  readonly host: HostRoom;
  readonly meeting: OpenMeeting;
  readonly client: CentralClient;
  inFlight: ReadonlySet<FactId>;
  attempt: number;
  isStopped: boolean;
  running: Promise<void> | undefined;
  waiting: AbortController;
}

export function openOutbox(host: HostRoom, meeting: OpenMeeting, client: CentralClient): Outbox {
  const state: State = {
    host,
    meeting,
    client,
    inFlight: new Set(),
    attempt: 0,
    isStopped: false,
    running: undefined,
    waiting: new AbortController(),
  };
  return {
    begin: () => begin(state),
    wake: () => {
      state.attempt = 0;
      state.waiting.abort();
      begin(state);
    },
    inFlight: () => state.inFlight,
    stop: async () => {
      state.isStopped = true;
      state.waiting.abort();
      await state.running;
    },
  };
}

/** Begun a moment later, so that who wrote has the answer first, and nobody begins it twice. */
function begin(state: State): void {
  if (state.running !== undefined || state.isStopped || urgentOf(state).size === 0) return;
  state.running = Promise.resolve()
    .then(() => sendAll(state))
    .catch((error: unknown) => {
      // A disk that cannot even be read now: what waits is in the file, and goes at the end at the latest.
      if (readDiskRefusal(error) === undefined) throw error;
      state.host.needs.log.note('journal-not-readable');
    })
    .finally(() => {
      state.running = undefined;
    });
}

function urgentOf({ meeting }: State): ReadonlySet<FactId> {
  const open = meeting.atOnce.filter(({ received }) => !received);
  return new Set(open.map(({ command }) => command));
}

async function sendAll(state: State): Promise<void> {
  for (let urgent = urgentOf(state); urgent.size > 0 && !state.isStopped; urgent = urgentOf(state)) {
    if (await sendOnce(state, urgent)) state.attempt = 0;
    else await rest(state);
  }
}

/** Tries again longer and longer; at the end of the meeting it goes with everything else in any case. */
async function rest(state: State): Promise<void> {
  if (state.isStopped) return;
  const { needs } = state.host;
  state.attempt += 1;
  state.waiting = new AbortController();
  await pauseUntil(pause(state.attempt, (needs.random(1)[0] ?? 0) / 256), state.waiting.signal);
}

async function sendOnce(state: State, urgent: ReadonlySet<FactId>): Promise<boolean> {
  const { host, meeting, client } = state;
  const chosen = choose(state, urgent);
  state.inFlight = urgent;
  const sending = deliverFacts(
    {
      journal: journalWhileOpen(host, meeting),
      client: deliverySideOf(client, meeting.plan),
      plan: meeting.plan.plan,
      loan: meeting.plan.loan,
      device: meeting.journal.meeting,
      now: () => roomNow(host),
      wait: async () => undefined,
      chance: () => 0,
      attempts: 1,
      log: () => undefined,
    },
    chosen,
  );
  // They have their numbers now: nobody takes them back, and the console does not offer it.
  markSent(host, meeting, chosen);
  const sent = await sending;
  state.inFlight = new Set();
  if (host.meeting !== meeting || host.stopping.signal.aborted) return false;
  meeting.atOnce = meeting.journal.listAtOnce();
  if (!sent.ok) host.needs.log.note('at-once-not-sent', { kind: sent.refusal.kind });
  else if (!judgeAnew(host, meeting)) return false;
  host.needs.changed();
  return sent.ok;
}

/** The room may have stopped, its file closed, while the store was thinking. */
function journalWhileOpen(host: HostRoom, meeting: OpenMeeting): OpenMeeting['journal'] {
  const { journal } = meeting;
  const isOpen = (): boolean => host.meeting === meeting && !host.stopping.signal.aborted;
  return {
    ...journal,
    settle: (receipts) =>
      isOpen() ? journal.settle(receipts) : no({ kind: 'disk-refused', code: 'CLOSED' }),
    takeForDelivery: (limit, only) => (isOpen() ? journal.takeForDelivery(limit, only) : yes([])),
  };
}

function choose({ host, meeting }: State, urgent: ReadonlySet<FactId>): ReadonlySet<FactId> {
  const at = acceptContext(meeting, { today: todayIn(host), profile: meeting.plan.profile });
  return whatGoesAlong(meeting.base, meeting.journal.loadOwn().facts, { urgent, at });
}

function markSent(host: HostRoom, meeting: OpenMeeting, chosen: ReadonlySet<FactId>): void {
  const isNew = meeting.room.written.some(({ command, atOnce }) => isIn(chosen, command) && atOnce !== true);
  if (!isNew) return host.needs.changed();
  const written = meeting.room.written.map((one) =>
    isIn(chosen, one.command) ? { ...one, atOnce: true } : one,
  );
  changeRoom(host, meeting, { written });
}

function isIn(chosen: ReadonlySet<FactId>, command: FactId | undefined): boolean {
  return command !== undefined && chosen.has(command);
}
