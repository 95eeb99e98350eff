import type { TranslationPart } from '#language/translation-parts.ts';
import { type ApertiumPipe, openPipe } from './apertium-pipe.ts';
import { readAnswer, writeRequest } from './apertium-stream.ts';
import type { EngineAnswer } from './translation-engine.ts';
import type { TranslatorHealth } from './translator.ts';

export interface LineNeeds {
  readonly command: string;
  readonly preferences: () => readonly string[];
  /** Runs something later; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly idleMilliseconds: number;
  readonly patienceMilliseconds: number;
  readonly log: (message: string) => void;
}

/** `away`: the programs do not start here; `stopped`: we have ended. */
export type LineAnswer = { readonly answer: EngineAnswer } | 'away' | 'stopped';

/** The waiting sentences of one direction, and the pipe that takes them. */
export interface ApertiumLine {
  readonly ask: (sentence: readonly TranslationPart[], signal?: AbortSignal) => Promise<LineAnswer>;
  readonly health: () => TranslatorHealth;
  readonly group: () => number | undefined;
  readonly stop: () => Promise<void>;
}

interface Job {
  readonly sentence: readonly TranslationPart[];
  readonly number: number;
  tries: number;
  isSettled: boolean;
  readonly settle: (answer: LineAnswer) => void;
}

interface Line {
  readonly needs: LineNeeds;
  readonly waiting: Job[];
  /** Sent, oldest first: answers come in the same order. */
  sent: Job[];
  pipe: ApertiumPipe | undefined;
  hasAnswered: boolean;
  hasEverAnswered: boolean;
  /** Pipes in a row that ended before their first answer. */
  failedStarts: number;
  stopped: boolean;
  cancelWatch: () => void;
  cancelIdle: () => void;
}

/** Enough that no program waits for the next sentence. */
const mostSent = 8;
/** A sentence that was under way when the pipe died is tried again, alone. */
const mostTries = 2;
/** Without an answer between them; more where it has worked before, because sentences may be to blame. */
const mostFailedStarts = 2;
const mostFailedRestarts = 5;
/** The dictionaries are read at the start, from a disk that may be slow. */
const startPatience = 3;

/** Started at the first sentence, started again when a program dies, ended when nothing was asked for a while. */
export function openLine(needs: LineNeeds): ApertiumLine {
  const line: Line = {
    needs,
    waiting: [],
    sent: [],
    pipe: undefined,
    hasAnswered: false,
    hasEverAnswered: false,
    failedStarts: 0,
    stopped: false,
    cancelWatch: () => undefined,
    cancelIdle: () => undefined,
  };
  let nextNumber = 1;
  return {
    ask: (sentence, signal) => {
      if (line.stopped || signal?.aborted === true) return Promise.resolve('stopped');
      const number = nextNumber;
      nextNumber += 1;
      return new Promise((resolve) => {
        const job = createJob({ sentence, number }, resolve);
        signal?.addEventListener('abort', () => job.settle('stopped'), { once: true });
        line.waiting.push(job);
        pump(line);
      });
    },
    health: () => healthOf(line),
    group: () => line.pipe?.group,
    stop: () => stop(line),
  };
}

function createJob(of: Pick<Job, 'sentence' | 'number'>, resolve: (answer: LineAnswer) => void): Job {
  const job: Job = {
    ...of,
    tries: 0,
    isSettled: false,
    settle: (answer) => {
      job.isSettled = true;
      resolve(answer);
    },
  };
  return job;
}

function healthOf(line: Line): TranslatorHealth {
  if (line.pipe !== undefined && !line.hasAnswered) return 'starting';
  return isBroken(line) ? 'off' : 'ready';
}

function isBroken({ failedStarts, hasEverAnswered }: Line): boolean {
  return failedStarts >= (hasEverAnswered ? mostFailedRestarts : mostFailedStarts);
}

/** Sends what may be sent now. One that was tried before goes alone, so that its next fault is surely its own. */
function pump(line: Line): void {
  while (!line.stopped) {
    const next = line.waiting[0];
    if (next === undefined) break;
    const goesAlone = next.tries > 0 || line.sent.some(({ tries }) => tries > 1);
    if (line.sent.length >= (goesAlone ? 1 : mostSent)) break;
    line.waiting.shift();
    if (!next.isSettled) sendOne(line, next);
  }
}

function sendOne(line: Line, job: Job): void {
  line.cancelIdle();
  line.pipe ??= startPipe(line);
  job.tries += 1;
  line.sent.push(job);
  const preferences = line.needs.preferences();
  line.pipe.send(writeRequest(job.sentence, { number: job.number, preferences }));
  if (line.sent.length === 1) watch(line);
}

function startPipe(line: Line): ApertiumPipe {
  line.hasAnswered = false;
  const pipe = openPipe({
    command: line.needs.command,
    onAnswer: (answer) => receive(line, answer),
    onEnd: () => {
      if (line.pipe === pipe) lose(line, 'ended');
    },
  });
  return pipe;
}

/** The oldest sentence has so long; then something hangs, and all of the pipe goes. */
function watch(line: Line): void {
  line.cancelWatch();
  const { after, patienceMilliseconds } = line.needs;
  const patience = patienceMilliseconds * (line.hasAnswered ? 1 : startPatience);
  line.cancelWatch = after(patience, () => void (line.sent.length > 0 && lose(line, 'hung')));
}

function receive(line: Line, answer: string): void {
  const job = line.sent[0];
  const parts = job === undefined ? undefined : readAnswer(answer, job.number);
  if (job === undefined || parts === undefined) {
    lose(line, 'answered something else');
    return;
  }
  line.sent.shift();
  line.hasAnswered = true;
  line.hasEverAnswered = true;
  line.failedStarts = 0;
  job.settle({ answer: parts });
  line.cancelWatch();
  if (line.sent.length > 0) watch(line);
  pump(line);
  if (line.sent.length === 0) rest(line);
}

function rest(line: Line): void {
  line.cancelIdle();
  line.cancelIdle = line.needs.after(line.needs.idleMilliseconds, () => {
    if (line.sent.length === 0) void drop(line);
  });
}

/** A new pipe takes what was under way, each alone; a sentence that has been tried enough stays as it was written. */
function lose(line: Line, why: string): void {
  line.needs.log(`translation: a pipe ${why}`);
  if (!line.hasAnswered) line.failedStarts += 1;
  void drop(line);
  const underWay = line.sent.filter(({ isSettled }) => !isSettled);
  line.sent = [];
  if (isBroken(line)) {
    // Whoever asks next tries a start anew.
    for (const job of [...underWay, ...line.waiting.splice(0)]) job.settle('away');
    return;
  }
  for (const job of underWay) if (job.tries >= mostTries) job.settle({ answer: undefined });
  line.waiting.unshift(...underWay.filter(({ isSettled }) => !isSettled));
  pump(line);
}

function drop(line: Line): Promise<void> {
  line.cancelWatch();
  line.cancelIdle();
  const { pipe } = line;
  line.pipe = undefined;
  return pipe?.kill() ?? Promise.resolve();
}

function stop(line: Line): Promise<void> {
  line.stopped = true;
  for (const job of [...line.sent.splice(0), ...line.waiting.splice(0)]) job.settle('stopped');
  return drop(line);
}
