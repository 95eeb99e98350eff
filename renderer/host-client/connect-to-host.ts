import type { CommandInput, CommandName } from '#contract/commands.ts';
import { contractVersion } from '#contract/contract-version.ts';
import type { HostFrame } from '#contract/frames.ts';
import {
  deviceBeatMilliseconds,
  hostFrameSchema,
  leaseMilliseconds,
  silenceMilliseconds,
} from '#contract/frames.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
import type { DeviceSide } from './device-side.ts';
import type { HostStore } from './host-store.ts';
import { createHostStore, readView } from './host-store.ts';
import type { PageSecrets } from './page-secrets.ts';
import type { OpenPageWire, PageWire } from './page-wire.ts';
import type { CallResult, PendingCalls } from './pending-calls.ts';
import { createPendingCalls } from './pending-calls.ts';

export interface HostClientNeeds {
  readonly open: OpenPageWire;
  readonly secrets: PageSecrets;
  /** Runs something later; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** On a device of its own: signs in with its key, says that it is there, and forgets when it lost the room. */
  readonly device?: DeviceSide;
}

export interface HostClient {
  readonly store: HostStore;
  readonly call: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<CallResult<Name>>;
  /** Sounds, for the page that is the loudspeaker. The answer ends it. */
  readonly onSound: (listener: (frame: ArrayBuffer) => void) => () => void;
  readonly stop: () => void;
}

interface State {
  readonly needs: HostClientNeeds;
  readonly store: HostStore;
  readonly calls: PendingCalls;
  readonly sounds: Set<(frame: ArrayBuffer) => void>;
  wire: PageWire | undefined;
  role: PageRole | undefined;
  parts: Record<string, unknown>;
  wait: number;
  cancelSilence: () => void;
  cancelRetry: () => void;
  cancelPresence: () => void;
  cancelForget: (() => void) | undefined;
  isStopped: boolean;
}

const shortestWait = 100;
const longestWait = 2000;
/** After one of these the same proof will never be let in. */
const finalRefusals: readonly string[] = [
  'link-used',
  'link-unknown',
  'not-admitted',
  'old-page',
  'too-many',
];

/** Keeps the page connected for as long as it lives: what it shows is what the host sent last, and nothing else. */
export function connectToHost(needs: HostClientNeeds): HostClient {
  const state: State = {
    needs,
    store: createHostStore(),
    calls: createPendingCalls(),
    sounds: new Set(),
    wire: undefined,
    role: undefined,
    parts: {},
    wait: shortestWait,
    cancelSilence: () => undefined,
    cancelRetry: () => undefined,
    cancelPresence: () => undefined,
    cancelForget: undefined,
    isStopped: false,
  };
  connect(state);
  return {
    store: state.store,
    call: (name, input) => call(state, name, input),
    onSound: (listener) => {
      state.sounds.add(listener);
      return () => state.sounds.delete(listener);
    },
    stop: () => stop(state),
  };
}

function connect(state: State): void {
  listenForSilence(state);
  const wire = state.needs.open({
    // Over the network the room speaks first: what it says has to be signed.
    opened: () => (state.needs.device === undefined ? sayHello(state, {}) : undefined),
    text: (text) => hear(state, text),
    bytes: (bytes) => {
      for (const play of state.sounds) play(bytes);
    },
    closed: () => lose(state),
  });
  state.wire = wire;
}

function sayHello(state: State, signed: { readonly key?: string; readonly signature?: string }): void {
  const proof = state.needs.secrets.proof();
  state.wire?.send(JSON.stringify({ kind: 'hello', contract: contractVersion, ...proof, ...signed }));
}

async function signHello(state: State, nonce: string): Promise<void> {
  const { wire, needs } = state;
  const { token, code, credential } = needs.secrets.proof();
  try {
    const signed = await needs.device?.sign(nonce, code ?? token ?? credential ?? '');
    if (signed !== undefined && state.wire === wire) sayHello(state, signed);
  } catch {
    if (state.wire === wire) lose(state);
  }
}

/** For as long as this connection lasts. */
function sayPresence(state: State): void {
  const { device, after } = state.needs;
  if (device === undefined) return;
  state.cancelPresence = after(deviceBeatMilliseconds, () => {
    state.wire?.send(JSON.stringify({ kind: 'presence', touched: device.wasTouched() }));
    sayPresence(state);
  });
}

function call<Name extends CommandName>(
  state: State,
  name: Name,
  input: CommandInput<Name>,
): Promise<CallResult<Name>> {
  const { wire } = state;
  if (wire === undefined || state.store.getState().connection !== 'open') {
    return Promise.resolve({ ok: false, refusal: { kind: 'host-lost' } });
  }
  return state.calls.begin(name, input, wire.send);
}

function hear(state: State, text: string): void {
  const frame = readFrame(text);
  if (frame === undefined) return lose(state);
  listenForSilence(state);
  switch (frame.kind) {
    case 'beat':
      return;
    case 'nonce':
      return void signHello(state, frame.nonce);
    case 'welcome':
      return enter(state, frame);
    case 'view':
      return see(state, frame);
    case 'answer':
      return state.calls.answer(frame);
    case 'refused':
      return beRefused(state, frame.refusal);
  }
}

function enter(state: State, { role, credential }: Extract<HostFrame, { kind: 'welcome' }>): void {
  state.role = role;
  state.needs.secrets.keep(credential);
  state.cancelPresence();
  sayPresence(state);
}

function readFrame(text: string): HostFrame | undefined {
  try {
    return hostFrameSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function see(state: State, frame: Extract<HostFrame, { kind: 'view' }>): void {
  if (state.role === undefined) return lose(state);
  const before = frame.whole ? {} : state.parts;
  const gone = new Set(frame.gone);
  const kept = Object.entries({ ...before, ...frame.set }).filter(([name]) => !gone.has(name));
  state.parts = Object.fromEntries(kept);
  try {
    const sent = readView(state.role, state.parts);
    state.wait = shortestWait;
    state.cancelForget?.();
    state.cancelForget = undefined;
    state.store.setState({ connection: 'open', sent, refusal: undefined });
  } catch {
    lose(state);
  }
}

/** The host says no for good: what was on the page goes with the right to see it. */
function beRefused(state: State, refusal: Refusal): void {
  if (!finalRefusals.includes(refusal.kind)) return lose(state);
  close(state);
  state.needs.secrets.forget();
  state.parts = {};
  state.store.setState({ connection: 'refused', sent: undefined, refusal });
}

function listenForSilence(state: State): void {
  state.cancelSilence();
  state.cancelSilence = state.needs.after(silenceMilliseconds, () => lose(state));
}

function lose(state: State): void {
  if (state.isStopped || state.store.getState().connection === 'refused') return;
  close(state);
  state.store.setState({ connection: 'lost' });
  if (state.needs.device !== undefined) forgetLater(state);
  const { wait } = state;
  state.wait = Math.min(longestWait, wait * 2);
  state.cancelRetry = state.needs.after(wait, () => connect(state));
}

/** Once a device's time is out the room lets it in anew or not at all: until then it knows nothing any more. */
function forgetLater(state: State): void {
  state.cancelForget ??= state.needs.after(leaseMilliseconds, () => {
    state.parts = {};
    state.store.setState({ sent: undefined });
  });
}

function close(state: State): void {
  state.cancelSilence();
  state.cancelRetry();
  state.cancelPresence();
  state.wire?.close();
  state.wire = undefined;
  state.role = undefined;
  state.calls.loseAll();
}

function stop(state: State): void {
  state.isStopped = true;
  state.cancelForget?.();
  close(state);
}
