import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { CommandInput, CommandName } from '#contract/commands.ts';
import { contractVersion } from '#contract/contract-version.ts';
import type { HostFrame } from '#contract/frames.ts';
import { closeCodes, hostFrameSchema } from '#contract/frames.ts';
import type { RefusalKind } from '#contract/refusals.ts';
import type { TableRole } from '#contract/roles.ts';
import { waitFor } from '../wire/test-page.ts';

/** What became of a call: a yes, a no by its kind, or the host was gone before it answered. */
export type Outcome = 'yes' | 'lost' | RefusalKind;

export interface DrivenPage<View> {
  call<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<Outcome>;
  /** What a command answers with, which must be a yes. */
  answer<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<unknown>;
  /** What the host gave back for a yes. */
  ask<Name extends CommandName>(command: Name, input: CommandInput<Name>): Promise<unknown>;
  /** A link for a table page, as the chair's console gets it. */
  invite(role?: TableRole): Promise<string>;
  /** The page's own parts, read with the contract's schema of its role. */
  view(): View;
  /** The view once it looks like that. */
  until(looksRight: (view: View) => boolean, milliseconds?: number): Promise<View>;
  /** Every view frame as it came, byte for byte. */
  readonly frames: readonly string[];
  readonly sounds: readonly Uint8Array[];
  /** When the newest whole view came, by `performance.now()`; it counts up with every connection. */
  readonly wholeViews: readonly number[];
  /** The close code of a connection that the page does not open again. */
  ended(): number | undefined;
  isOpen(): boolean;
  /** The network is gone for a moment: the page comes back by itself. */
  drop(): void;
  /** Lets go of what came: a page that lasts for hours keeps it no more than a browser does. */
  trim(): void;
  stop(): void;
}

interface State {
  readonly url: URL;
  readonly parts: Record<string, unknown>;
  readonly frames: string[];
  readonly sounds: Uint8Array[];
  readonly wholeViews: number[];
  readonly waiting: Map<number, (answer: Answer) => void>;
  socket: WebSocket | undefined;
  credential: string | undefined;
  /** A host ends a page that calls before it was let in. */
  isLetIn: boolean;
  calls: number;
  ended: number | undefined;
  isStopped: boolean;
}

interface Answer {
  readonly outcome: Outcome;
  readonly value?: unknown;
}

const reconnectMilliseconds = 50;
const finalCodes: readonly number[] = [closeCodes.notAdmitted, closeCodes.forbidden];
const linkSchema = z.object({ link: z.url() });

/** Opens a page as a browser would, from its address; it comes back by itself when it lost its host. */
export async function drivePage<Schema extends z.ZodType>(
  address: string,
  schema: Schema,
): Promise<DrivenPage<z.output<Schema>>> {
  const lists = { parts: {}, frames: [], sounds: [], wholeViews: [], waiting: new Map() };
  const fresh = { socket: undefined, credential: undefined, calls: 0 };
  const standing = { isLetIn: false, ended: undefined, isStopped: false };
  const state: State = { url: new URL(address), ...lists, ...fresh, ...standing };
  connect(state);
  const { frames, sounds, wholeViews } = state;
  await waitFor(
    () => (wholeViews.length > 0 || state.ended !== undefined ? true : undefined),
    'a view',
    8000,
  );
  const view = (): z.output<Schema> => schema.parse(state.parts);
  return {
    frames,
    sounds,
    wholeViews,
    view,
    until: (looksRight, milliseconds) => viewWhen(state, { schema, looksRight }, milliseconds),
    call: async (command, input) => (await ask(state, command, input)).outcome,
    answer: async (command, input) => {
      const { outcome, value } = await ask(state, command, input);
      if (outcome !== 'yes') throw new Error(`${command} was answered with ${outcome}`);
      return value;
    },
    ask: async (command, input) => (await ask(state, command, input)).value,
    invite: async (role = 'minute-taker') =>
      linkSchema.parse((await ask(state, 'table.invite', { role })).value).link,
    ended: () => state.ended,
    isOpen: () => state.socket?.readyState === WebSocket.OPEN,
    drop: () => state.socket?.terminate(),
    trim: () => {
      state.frames.length = 0;
      state.sounds.length = 0;
    },
    stop: () => stop(state),
  };
}

/** A view that is half of a new role and half of an old one does not fit its schema; it is waited out. */
function viewWhen<Schema extends z.ZodType>(
  state: State,
  of: { schema: Schema; looksRight: (view: z.output<Schema>) => boolean },
  milliseconds?: number,
): Promise<z.output<Schema>> {
  const look = (): z.output<Schema> | undefined => {
    const read = of.schema.safeParse(state.parts);
    return read.success && of.looksRight(read.data) ? read.data : undefined;
  };
  return waitFor(look, 'a view that looks right', milliseconds).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(state.parts)}`);
  });
}

function connect(state: State): void {
  const { url } = state;
  const socket = new WebSocket(`ws://${url.host}/wire`, { origin: url.origin });
  state.socket = socket;
  state.isLetIn = false;
  socket.on('error', () => socket.terminate());
  socket.on('open', () => socket.send(JSON.stringify(sayHello(state))));
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) state.sounds.push(data);
    else take(state, data.toString('utf8'));
  });
  socket.on('close', (code: number) => {
    if (state.socket === socket) lose(state, code);
  });
}

function sayHello({ credential, url }: State): object {
  const proof = credential === undefined ? { token: url.hash.slice(1) } : { credential };
  return { kind: 'hello', contract: contractVersion, ...proof };
}

function lose(state: State, code: number): void {
  for (const answer of state.waiting.values()) answer({ outcome: 'lost' });
  state.waiting.clear();
  if (finalCodes.includes(code)) state.ended = code;
  else if (!state.isStopped) void wait(reconnectMilliseconds).then(() => state.isStopped || connect(state));
}

function take(state: State, text: string): void {
  const frame = hostFrameSchema.parse(JSON.parse(text));
  switch (frame.kind) {
    case 'welcome':
      state.isLetIn = true;
      state.credential = frame.credential ?? state.credential;
      break;
    case 'view':
      state.frames.push(text);
      takeView(state, frame);
      break;
    case 'answer': {
      state.waiting.get(frame.call)?.(readAnswer(frame));
      state.waiting.delete(frame.call);
      break;
    }
    default:
      break;
  }
}

function takeView({ parts, wholeViews }: State, frame: Extract<HostFrame, { kind: 'view' }>): void {
  if (frame.whole) {
    for (const name of Object.keys(parts)) delete parts[name];
    wholeViews.push(performance.now());
  }
  Object.assign(parts, frame.set);
  for (const name of frame.gone) delete parts[name];
}

function readAnswer(frame: Extract<HostFrame, { kind: 'answer' }>): Answer {
  if (frame.ok) return { outcome: 'yes', value: frame.value };
  return { outcome: frame.refusal?.kind ?? 'unexpected' };
}

function ask(state: State, command: CommandName, input: unknown): Promise<Answer> {
  const { socket } = state;
  if (socket?.readyState !== WebSocket.OPEN || !state.isLetIn) return Promise.resolve({ outcome: 'lost' });
  state.calls += 1;
  const call = state.calls;
  return new Promise((resolve) => {
    state.waiting.set(call, resolve);
    socket.send(JSON.stringify({ kind: 'call', call, command, input }));
  });
}

function stop(state: State): void {
  state.isStopped = true;
  state.socket?.close();
}
