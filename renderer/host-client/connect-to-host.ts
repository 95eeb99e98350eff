import type { CommandInput, CommandName } from '#contract/commands.ts';
import { contractVersion } from '#contract/contract-version.ts';
import type { HostFrame } from '#contract/frames.ts';
import { hostFrameSchema, silenceMilliseconds } from '#contract/frames.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { PageRole } from '#contract/roles.ts';
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
  isStopped: boolean;
}

const shortestWait = 100;
const longestWait = 2000;
/** After one of these the same proof will never be let in. */
const finalRefusals: readonly string[] = ['link-used', 'link-unknown', 'not-admitted', 'old-page'];

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
    opened: () => {
      wire.send(JSON.stringify({ kind: 'hello', contract: contractVersion, ...state.needs.secrets.proof() }));
    },
    text: (text) => hear(state, text),
    bytes: (bytes) => {
      for (const play of state.sounds) play(bytes);
    },
    closed: () => lose(state),
  });
  state.wire = wire;
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
    case 'welcome':
      state.role = frame.role;
      state.needs.secrets.keep(frame.credential);
      return;
    case 'view':
      return see(state, frame);
    case 'answer':
      return state.calls.answer(frame);
    case 'refused':
      return beRefused(state, frame.refusal);
  }
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
  const { wait } = state;
  state.wait = Math.min(longestWait, wait * 2);
  state.cancelRetry = state.needs.after(wait, () => connect(state));
}

function close(state: State): void {
  state.cancelSilence();
  state.cancelRetry();
  state.wire?.close();
  state.wire = undefined;
  state.role = undefined;
  state.calls.loseAll();
}

function stop(state: State): void {
  state.isStopped = true;
  close(state);
}
