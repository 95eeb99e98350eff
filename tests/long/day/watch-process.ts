import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { waitFor } from '../../wire/test-page.ts';

export interface Running {
  readonly pid: number;
  /** The file that Node runs, without its folders. */
  readonly program: string;
}

/** The processes below this one, and theirs. */
export function listBelow(pid: number): readonly Running[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = parentOf(Number(name));
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const isBelow = (one: number): boolean => {
    const parent = parents.get(one);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow).map((one) => ({ pid: one, program: programOf(one) }));
}

function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]);
  return Number.isInteger(parent) ? parent : undefined;
}

function programOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`).split('\0');
  const file = words.find((word) => /\.(ts|js|mjs)$/.test(word)) ?? words[0] ?? '';
  return file.slice(file.lastIndexOf('/') + 1);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What a process holds open, by kind: real files by name without folders, the rest by what it is. */
export function listOpen(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  const open = readdirSync(folder).flatMap((name) => {
    try {
      return [readlinkSync(`${folder}/${name}`)];
    } catch {
      return [];
    }
  });
  return open.map((target) => target.replace(/:\[\d+\]$/, '').replace(/^.*\//, '')).toSorted();
}

export interface Figures {
  readonly heap: number;
  readonly external: number;
  readonly rss: number;
  /** What keeps the loop of the process alive, by kind: timers and sockets among them. */
  readonly resources: readonly string[];
}

const figuresSchema = z.object({
  heap: z.number(),
  external: z.number(),
  rss: z.number(),
  resources: z.array(z.string()),
});

const question = `JSON.stringify((() => {
  const { heapUsed: heap, external, rss } = process.memoryUsage();
  return { heap, external, rss, resources: process.getActiveResourcesInfo() };
})())`;

/** Nothing in the program is there for this: Node opens its inspector when it is asked to by a signal. */
export interface Inspector {
  readonly figuresOf: (pid: number) => Promise<Figures>;
}

/** `lines`: what the processes write to their error output, where Node says where its inspector is. */
export function createInspector(lines: readonly string[]): Inspector {
  const addresses = new Map<number, string>();
  return {
    figuresOf: async (pid) => {
      const address = addresses.get(pid) ?? (await openInspector(pid, lines));
      addresses.set(pid, address);
      return readFigures(address);
    },
  };
}

async function openInspector(pid: number, lines: readonly string[]): Promise<string> {
  const before = lines.length;
  process.kill(pid, 'SIGUSR1');
  return waitFor(
    () =>
      lines
        .slice(before)
        .join('')
        .match(/ws:\/\/\S+/)?.[0],
    'an inspector',
    20_000,
  );
}

async function readFigures(address: string): Promise<Figures> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  try {
    for (let time = 0; time < 3; time += 1) {
      await ask(socket, 'HeapProfiler.collectGarbage', {});
      await wait(100);
    }
    const answer = await ask(socket, 'Runtime.evaluate', { expression: question, returnByValue: true });
    const { result } = z.object({ result: z.object({ value: z.string() }) }).parse(answer);
    const { resources, ...figures } = figuresSchema.parse(JSON.parse(result.value));
    return { ...figures, resources: resources.toSorted() };
  } finally {
    // A process that ends while somebody looks into it waits for them.
    const gone = new Promise((resolve) => void socket.once('close', resolve));
    socket.close();
    await gone;
  }
}

let asked = 0;

function ask(socket: WebSocket, method: string, params: object): Promise<unknown> {
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    const listen = (data: Buffer): void => {
      const message = z
        .object({ id: z.number().optional(), result: z.unknown() })
        .parse(JSON.parse(String(data)));
      if (message.id !== id) return;
      socket.off('message', listen);
      resolve(message.result);
    };
    socket.on('message', listen);
    socket.send(JSON.stringify({ id, method, params }));
  });
}
