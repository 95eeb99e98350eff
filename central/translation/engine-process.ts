import { type ChildProcess, fork } from 'node:child_process';
import type { NynorskForm } from '#domain/profile.ts';
import { no, yes } from '#domain/result.ts';
import { type EngineQuestion, engineReplySchema, type TranslationState } from '#sync/translation-messages.ts';
import type { ServedEngine } from './translation-routes.ts';

type Answer = Awaited<ReturnType<ServedEngine['translate']>>;

export interface EngineProcess extends ServedEngine {
  readonly stop: () => Promise<void>;
}

interface Held {
  readonly entry: string;
  readonly forms: readonly string[];
  child: ChildProcess | undefined;
  state: TranslationState;
  stopped: boolean;
  readonly waiting: Map<number, (answer: Answer) => void>;
}

/** Longer than a room waits. */
const patience = 20_000;

/**
 * The machine in a process of its own: whatever it does, the store goes on. Started again by the next question. `forms`:
 * which nynorsk it writes, of the store's profile; absent: the usual.
 */
export function openEngineProcess(entry: string, forms?: readonly NynorskForm[]): EngineProcess {
  const held: Held = {
    entry,
    forms: forms === undefined ? [] : ['--nynorsk', ...forms],
    child: undefined,
    state: { pairs: [], health: 'starting' },
    stopped: false,
    waiting: new Map(),
  };
  let nextId = 1;
  start(held);
  return {
    pairs: () => held.state.pairs,
    health: () => held.state.health,
    translate: (ask) => {
      const id = nextId;
      nextId += 1;
      return question(held, { id, ask });
    },
    stop: () => stop(held),
  };
}

function start(held: Held): ChildProcess {
  // Its environment may hold the store’s secrets: the machine gets none of it.
  const child = fork(held.entry, held.forms, { stdio: 'ignore', execArgv: [], env: {} });
  held.child = child;
  child.on('message', (message) => receive(held, message));
  child.on('error', () => lose(held, child));
  child.on('exit', () => lose(held, child));
  return child;
}

function question(held: Held, asked: EngineQuestion): Promise<Answer> {
  if (held.stopped) return Promise.resolve(no({ kind: 'stopped' }));
  const child = held.child ?? start(held);
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => settle(held, asked.id, no({ kind: 'engine-away' })), patience);
    held.waiting.set(asked.id, (answer) => {
      clearTimeout(giveUp);
      resolve(answer);
    });
    child.send(asked, (error) => {
      if (error !== null) settle(held, asked.id, no({ kind: 'engine-away' }));
    });
  });
}

function receive(held: Held, message: unknown): void {
  const reply = engineReplySchema.parse(message);
  if ('state' in reply) held.state = reply.state;
  else if ('refusal' in reply) settle(held, reply.id, no({ kind: reply.refusal }));
  else settle(held, reply.id, yes(reply.answer.sentences.map((one) => one ?? undefined)));
}

function settle(held: Held, id: number, answer: Answer): void {
  held.waiting.get(id)?.(answer);
  held.waiting.delete(id);
}

function lose(held: Held, child: ChildProcess): void {
  if (held.child !== child) return;
  held.child = undefined;
  held.state = { ...held.state, health: 'off' };
  for (const id of held.waiting.keys()) settle(held, id, no({ kind: 'engine-away' }));
}

async function stop(held: Held): Promise<void> {
  held.stopped = true;
  for (const id of held.waiting.keys()) settle(held, id, no({ kind: 'stopped' }));
  const { child } = held;
  if (child === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  // It ends its programs and then itself when the channel closes.
  if (child.connected) child.disconnect();
  await gone;
}
