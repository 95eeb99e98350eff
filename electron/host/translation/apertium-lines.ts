import type { TranslationPart } from '#language/translation-parts.ts';
import { type ApertiumLine, type LineAnswer, type LineNeeds, openLine } from './apertium-line.ts';
import type { TranslatorHealth } from './translator.ts';

type Sentence = readonly TranslationPart[];

/** One direction: a line that takes everything, and others beside it where the machine has cores for them. */
export interface ApertiumLines {
  /** The answers in the order of the sentences, whichever line they came from. */
  readonly askAll: (sentences: readonly Sentence[], signal?: AbortSignal) => Promise<readonly LineAnswer[]>;
  readonly health: () => TranslatorHealth;
  readonly groups: () => readonly number[];
  readonly stop: () => Promise<void>;
}

interface Task {
  readonly sentence: Sentence;
  readonly signal: AbortSignal | undefined;
  isSettled: boolean;
  readonly settle: (answer: LineAnswer) => void;
}

interface Worker {
  readonly line: ApertiumLine;
  /** The first line takes every sentence; one beside it those of a long text, once it has answered. */
  readonly isFirst: boolean;
  /** The pipe that has been heard of: another, or none, has its dictionaries still to read. */
  warm: number | undefined;
  isWarming: boolean;
  underWay: number;
}

interface Lines {
  readonly workers: readonly Worker[];
  readonly queue: Task[];
  stopped: boolean;
}

/** So many sentences waiting are a long text: fewer are done before another pipe is of any use. */
const manySentences = 12;
/** Enough that no program waits for the next sentence; the rest stays with us for whoever is free. */
const mostUnderWay = 8;
/** What it holds in memory is much, and few texts are long. */
const idleBeside = 2 * 60_000;
/** Begins a pipe, and is shown to nobody. */
const anyWord: Sentence = ['hei'];

/** A line that dies loses only its own sentences for a moment, and takes them again itself; the others go on. */
export function openLines(needs: LineNeeds, most: number): ApertiumLines {
  const count = Math.max(1, most);
  const lines: Lines = {
    workers: Array.from({ length: count }, (_none, index) => createWorker(needs, index === 0)),
    queue: [],
    stopped: false,
  };
  return {
    askAll: async (sentences, signal) => {
      const asked = sentences.map((sentence) => enqueue(lines, sentence, signal));
      feedAll(lines);
      return Promise.all(asked);
    },
    health: () => lines.workers[0]?.line.health() ?? 'none',
    groups: () => lines.workers.flatMap(({ line }) => line.group() ?? []),
    stop: () => stop(lines),
  };
}

function createWorker(needs: LineNeeds, isFirst: boolean): Worker {
  const idleMilliseconds = isFirst ? needs.idleMilliseconds : Math.min(needs.idleMilliseconds, idleBeside);
  return {
    line: openLine({ ...needs, idleMilliseconds }),
    isFirst,
    warm: undefined,
    isWarming: false,
    underWay: 0,
  };
}

function enqueue(lines: Lines, sentence: Sentence, signal: AbortSignal | undefined): Promise<LineAnswer> {
  if (lines.stopped || signal?.aborted === true) return Promise.resolve('stopped');
  return new Promise((resolve) => {
    const task: Task = {
      sentence,
      signal,
      isSettled: false,
      settle: (answer) => {
        task.isSettled = true;
        resolve(answer);
      },
    };
    signal?.addEventListener('abort', () => task.settle('stopped'), { once: true });
    lines.queue.push(task);
  });
}

function feedAll(lines: Lines): void {
  const isLong = lines.queue.length >= manySentences;
  for (const worker of lines.workers) {
    if (worker.isFirst || isWarm(worker)) feed(lines, worker);
    else if (isLong) void warm(lines, worker);
  }
}

function isWarm({ line, warm: known }: Worker): boolean {
  return known !== undefined && known === line.group();
}

function feed(lines: Lines, worker: Worker): void {
  while (!lines.stopped && worker.underWay < mostUnderWay) {
    const task = lines.queue.shift();
    if (task === undefined) return;
    if (!task.isSettled) void giveTo(lines, worker, task);
  }
}

async function giveTo(lines: Lines, worker: Worker, task: Task): Promise<void> {
  worker.underWay += 1;
  const answer = await worker.line.ask(task.sentence, task.signal);
  worker.underWay -= 1;
  // What a line beside cannot even begin is the first one's; where that one cannot, nothing waits for it.
  if (answer === 'away' && !worker.isFirst && !task.isSettled) lines.queue.unshift(task);
  else task.settle(answer);
  if (answer === 'away' && worker.isFirst) for (const left of lines.queue.splice(0)) left.settle('away');
  feedAll(lines);
}

/** Meanwhile the first line goes on: nothing waits for dictionaries that another line reads. */
async function warm(lines: Lines, worker: Worker): Promise<void> {
  if (worker.isWarming || lines.stopped) return;
  worker.isWarming = true;
  const answer = await worker.line.ask(anyWord);
  worker.isWarming = false;
  if (answer === 'away' || answer === 'stopped') return;
  worker.warm = worker.line.group();
  feedAll(lines);
}

async function stop(lines: Lines): Promise<void> {
  lines.stopped = true;
  for (const task of lines.queue.splice(0)) task.settle('stopped');
  await Promise.all(lines.workers.map(({ line }) => line.stop()));
}
