import { createHash, randomBytes } from 'node:crypto';
import type { PageRole } from '#contract/roles.ts';
import type { Log } from '#host/log.ts';
import type { SupervisedProcess, Supervision } from '#host/supervision/supervise-process.ts';
import { superviseProcess } from '#host/supervision/supervise-process.ts';
import type {
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
  stop(): Promise<void>;
}

/** Why a room could not be started at all. */
export type NotStarted = 'port-taken' | 'host-failed';
export type Started<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: { readonly kind: NotStarted } };

const mostFirstStarts = 4;

interface State {
  readonly needs: SupervisorNeeds;
  readonly secret: string;
  /** Hashes of tokens that no page has brought yet. */
  readonly tokens: Map<string, PageRole>;
  port: number;
  /** What the room was set up to since it was started. */
  settled: Pick<RoomStart, 'profile' | 'room'> | undefined;
  store: StorePlace | undefined;
  lastDelivery: Delivered | undefined;
  lostAt: number | undefined;
  isReady: boolean;
  losses: number;
  waiting: (() => void)[];
  /** Told once every address that was opened has been used by its page. */
  readonly joined: PromiseWithResolvers<void>;
  /** Called with the outcome of the first start; later calls do nothing. */
  readonly settle: (outcome: 'listening' | NotStarted) => void;
}

export async function startSupervisor(needs: SupervisorNeeds): Promise<Started<Supervisor>> {
  const first = Promise.withResolvers<'listening' | NotStarted>();
  const fresh = {
    settled: undefined,
    store: undefined,
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
    tokens: new Map(),
    port,
    waiting: [],
    joined: Promise.withResolvers<void>(),
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
    openAddress(role) {
      const token = randomBytes(32).toString('base64url');
      state.tokens.set(createHash('sha256').update(token).digest('base64url'), role);
      return pageAddress(state.port, role, token);
    },
    whenReady: () =>
      new Promise((resolve) => {
        if (state.isReady) resolve();
        else state.waiting.push(resolve);
      }),
    whenJoined: () => state.joined.promise,
    storeAt(store) {
      state.store = store;
      supervision.current()?.send({ kind: 'store', store });
    },
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
    // Nothing here keeps a machine awake: Chromium does it for a page that asks.
    case 'meeting':
      if (message.isOn) state.lastDelivery = undefined;
      break;
    // A host on plain Node starts its own children by itself.
    case 'need-speech':
    case 'end-speech':
    case 'need-uploads':
    case 'end-uploads':
      break;
    case 'spend':
      child.send(spendToken(state, message.token, message.request));
      break;
  }
}

/** For every host from now on. */
function noteSettled(state: State, { profile, room, store }: Settled): void {
  state.settled = { profile, ...(room === undefined ? {} : { room }) };
  if (store !== undefined) state.store = { address: store };
}

/** One use, whatever becomes of the host that asked. */
function spendToken(state: State, token: string, request: number): ToHost {
  const role = state.tokens.get(token);
  state.tokens.delete(token);
  if (state.tokens.size === 0) state.joined.resolve();
  return role === undefined ? { kind: 'spent', request } : { kind: 'spent', request, role };
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
  state.needs.log.note('host-lost');
}

function noteReady(state: State): void {
  const milliseconds = state.lostAt === undefined ? 0 : Math.round(state.needs.now() - state.lostAt);
  state.isReady = true;
  state.lostAt = undefined;
  state.needs.log.note('host-ready', { milliseconds });
  for (const resolve of state.waiting.splice(0)) resolve();
}
