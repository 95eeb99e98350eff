import { randomBytes } from 'node:crypto';
import type { DisplaysPart } from '#contract/display-rows.ts';
import type { Log } from '#host/log.ts';
import type { SupervisedProcess, Supervision } from '#host/supervision/supervise-process.ts';
import { superviseProcess } from '#host/supervision/supervise-process.ts';
import type {
  ChosenWall,
  Delivered,
  FromHost,
  Settled,
  StartMessage,
  StorePlace,
  ToHost,
} from '#host/supervision/host-messages.ts';
import { fromHostSchema } from '#host/supervision/host-messages.ts';
import type { WindowRole } from './page-address.ts';
import { pageAddress } from './page-address.ts';
import type { NotStarted, Started } from './started.ts';
import type { WindowTokens } from './window-tokens.ts';
import { createWindowTokens } from './window-tokens.ts';
import type { PageWatch } from './watch-pages.ts';

/** A host process, however it was started. `kill` asks first and insists after. */
export interface HostChild extends SupervisedProcess {
  readonly pid: number | undefined;
  send(message: ToHost): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What every host of this room is started with. */
export type RoomStart = Omit<StartMessage, 'kind' | 'secret' | 'store' | 'lastDelivery'>;

export interface SupervisorNeeds {
  /** A meeting is over here: delivered, or sealed for the courier. */
  readonly delivered?: () => void;
  /** Somebody with the room's code ends the program. */
  readonly leave?: () => void;
  /** Somebody at the console says which screen is the wall. */
  readonly chooseWall?: (wall: ChosenWall) => void;
  /** Told of pages that come and go, and of hosts. */
  readonly pages?: Pick<PageWatch, 'hear' | 'hostLost' | 'hostReady'>;
  readonly fork: () => HostChild;
  readonly start: RoomStart;
  readonly log: Log;
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Keeps a host running, and keeps for it what must outlive it (design idea 6). */
export interface Supervisor {
  readonly port: number;
  hostPid(): number | undefined;
  /** A full address with a new one-time token. */
  openAddress(role: WindowRole): string;
  /** Settles when the host that runs now, or the next one, has taken up its room. */
  whenReady(): Promise<void>;
  /** Every page whose address was given out has come. */
  whenJoined(): Promise<void>;
  storeAt(store: StorePlace): void;
  /** Whatever is shown, or would be, is covered now; a host that is still starting comes back covered by itself. */
  cover(): void;
  /** For the host that runs now and for every one after it. */
  tellDisplays(displays: DisplaysPart): void;
  meetingIsOn(): boolean;
  stop(): Promise<void>;
}

const mostFirstStarts = 4;

interface State {
  readonly needs: SupervisorNeeds;
  readonly secret: string;
  readonly tokens: WindowTokens;
  port: number;
  /** What the room was set up to since it was started. */
  settled: Pick<RoomStart, 'profile' | 'room'> | undefined;
  store: StorePlace | undefined;
  displays: DisplaysPart | undefined;
  /** As the last host said it: one that is lost in a meeting comes back in it. */
  meetingIsOn: boolean;
  lastDelivery: Delivered | undefined;
  lostAt: number | undefined;
  isReady: boolean;
  losses: number;
  waiting: (() => void)[];
  /** Called with the outcome of the first start; later calls do nothing. */
  readonly settle: (outcome: 'listening' | NotStarted) => void;
}

export async function startSupervisor(needs: SupervisorNeeds): Promise<Started<Supervisor>> {
  const first = Promise.withResolvers<'listening' | NotStarted>();
  const fresh = {
    settled: undefined,
    store: undefined,
    displays: undefined,
    meetingIsOn: false,
    lastDelivery: undefined,
    lostAt: undefined,
    isReady: false,
    losses: 0,
  };
  const secret = randomBytes(32).toString('base64');
  const { port } = needs.start;
  const state: State = {
    needs,
    secret,
    tokens: createWindowTokens(),
    port,
    waiting: [],
    settle: first.resolve,
    ...fresh,
  };
  const supervision = superviseProcess<HostChild>({
    start: needs.fork,
    started: (child) => begin(state, child),
    lost: () => noteLoss(state),
    now: needs.now,
    after: needs.after,
  });
  const outcome = await first.promise;
  if (outcome === 'listening') return { ok: true, value: createSupervisor(state, supervision) };
  supervision.stop();
  return { ok: false, refusal: { kind: outcome } };
}

function createSupervisor(state: State, supervision: Supervision<HostChild>): Supervisor {
  return {
    port: state.port,
    hostPid: () => supervision.current()?.pid,
    openAddress: (role) => pageAddress(state.port, role, state.tokens.make(role)),
    whenReady: () =>
      new Promise((resolve) => {
        if (state.isReady) resolve();
        else state.waiting.push(resolve);
      }),
    whenJoined: () => state.tokens.joined,
    storeAt(store) {
      state.store = store;
      supervision.current()?.send({ kind: 'store', store });
    },
    cover: () => supervision.current()?.send({ kind: 'cover' }),
    tellDisplays(displays) {
      state.displays = displays;
      supervision.current()?.send({ kind: 'displays', displays });
    },
    meetingIsOn: () => state.meetingIsOn,
    stop() {
      const child = supervision.current();
      if (child === undefined) return Promise.resolve(supervision.stop());
      const gone = new Promise<void>((resolve) => child.onExit(resolve));
      supervision.stop();
      return gone;
    },
  };
}

function begin(state: State, child: HostChild): void {
  child.onMessage((message) => {
    const read = fromHostSchema.safeParse(message);
    if (!read.success) {
      state.needs.log.fault('host-spoke-wrongly', read.error);
      return;
    }
    hear(state, child, read.data);
  });
  child.send(writeStart(state));
  if (state.displays !== undefined) child.send({ kind: 'displays', displays: state.displays });
}

function hear(state: State, child: HostChild, message: FromHost): void {
  switch (message.kind) {
    case 'listening':
      state.port = message.port;
      state.settle('listening');
      break;
    case 'port-taken':
      state.settle('port-taken');
      break;
    case 'ready':
      noteReady(state);
      break;
    case 'delivered':
      state.lastDelivery = message.delivered;
      state.needs.delivered?.();
      break;
    case 'settled':
      noteSettled(state, message);
      break;
    case 'leave':
      state.needs.leave?.();
      break;
    case 'page':
      state.needs.pages?.hear(message.role, message.isHere);
      break;
    case 'choose-wall':
      return state.needs.chooseWall?.(message.wall);
    case 'meeting':
      return noteMeeting(state, message.isOn);
    // A host on plain Node starts its own children by itself.
    case 'need-speech':
    case 'end-speech':
    case 'need-uploads':
    case 'end-uploads':
      break;
    case 'spend':
      child.send({ kind: 'spent', request: message.request, ...state.tokens.spend(message.token) });
      break;
  }
}

/** Nothing here keeps a machine awake: Chromium does it for a page that asks. */
function noteMeeting(state: State, isOn: boolean): void {
  state.meetingIsOn = isOn;
  if (isOn) state.lastDelivery = undefined;
}

/** For every host from now on. */
function noteSettled(state: State, { profile, room, store }: Settled): void {
  state.settled = { profile, ...(room === undefined ? {} : { room }) };
  if (store !== undefined) state.store = { address: store };
}

function writeStart(state: State): StartMessage {
  const { store, lastDelivery, secret, port } = state;
  return {
    ...state.needs.start,
    ...state.settled,
    kind: 'start',
    port,
    secret,
    ...(store === undefined ? {} : { store }),
    ...(lastDelivery === undefined ? {} : { lastDelivery }),
  };
}

function noteLoss(state: State): void {
  state.isReady = false;
  state.lostAt = state.needs.now();
  state.losses += 1;
  if (state.losses >= mostFirstStarts) state.settle('host-failed');
  state.needs.pages?.hostLost();
  state.needs.log.note('host-lost');
}

function noteReady(state: State): void {
  const milliseconds = state.lostAt === undefined ? 0 : Math.round(state.needs.now() - state.lostAt);
  state.isReady = true;
  state.lostAt = undefined;
  state.needs.log.note('host-ready', { milliseconds });
  state.needs.pages?.hostReady();
  for (const resolve of state.waiting.splice(0)) resolve();
}
