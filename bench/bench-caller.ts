import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { contractVersion } from '#contract/contract-version.ts';
import { hostFrameSchema } from '#contract/frames.ts';
import type { TableRole } from '#contract/roles.ts';
import { waitFor } from './chromium-window.ts';

const tablesSchema = z.array(z.object({ id: z.string(), state: z.string() }));
const agendaSchema = z.array(z.object({ state: z.string() }));
const linkSchema = z.object({ link: z.url() });

/** The chair beside the console that is measured: lets a table page in, and knows where the room is. */
export interface BenchCaller {
  readonly invite: (role: TableRole) => Promise<string>;
  /** Ready when the page that opened the link has been let in. */
  readonly admit: (participant?: string) => Promise<void>;
  readonly isAtLastPoint: () => boolean;
  readonly stop: () => void;
}

interface Line {
  readonly socket: WebSocket;
  readonly parts: Record<string, unknown>;
  /** What was answered, by the number of the call. */
  readonly answers: Map<number, unknown>;
  calls: number;
}

export async function openBenchCaller(address: string): Promise<BenchCaller> {
  const { host, origin, hash } = new URL(address);
  const socket = new WebSocket(`ws://${host}/wire`, { origin });
  const line: Line = { socket, parts: {}, answers: new Map(), calls: 0 };
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) take(line, data.toString('utf8'));
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ kind: 'hello', contract: contractVersion, token: hash.slice(1) }));
  await waitFor('the view of the chair', () => line.parts['agenda']);
  return {
    invite: async (role) => linkSchema.parse(await call(line, 'table.invite', { role })).link,
    async admit(participant) {
      const table = await waitFor('a table page that waits', () => findWaiting(line));
      await call(line, 'table.admit', { table, ...(participant === undefined ? {} : { participant }) });
    },
    isAtLastPoint: () => agendaSchema.parse(line.parts['agenda']).at(-1)?.state === 'now',
    stop: () => socket.terminate(),
  };
}

function take({ parts, answers }: Line, text: string): void {
  const frame = hostFrameSchema.parse(JSON.parse(text));
  if (frame.kind === 'view') Object.assign(parts, frame.set);
  if (frame.kind === 'answer') answers.set(frame.call, frame.ok ? (frame.value ?? {}) : undefined);
}

async function call(line: Line, command: string, input: object): Promise<unknown> {
  line.calls += 1;
  const number = line.calls;
  line.socket.send(JSON.stringify({ kind: 'call', call: number, command, input }));
  return waitFor(`a yes to ${command}`, () => line.answers.get(number));
}

function findWaiting({ parts }: Line): string | undefined {
  return tablesSchema.parse(parts['tables']).find(({ state }) => state === 'waiting')?.id;
}
