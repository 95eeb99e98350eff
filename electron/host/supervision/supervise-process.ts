/** A process that the room cannot do without, however it was started. */
export type SupervisedProcess = {
  onExit(listener: () => void): void;
  kill(): void;
};

export type SuperviseNeeds<Process extends SupervisedProcess> = {
  readonly start: () => Process;
  /** Called with every new process, the first too: hand it what must outlive the one before. */
  readonly started: (process: Process) => void;
  /** It ended though nobody asked it to. */
  readonly lost: () => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type Supervision<Process extends SupervisedProcess> = {
  /** The process that runs now; none while a start is waited for, and after the stop. */
  current(): Process | undefined;
  stop(): void;
};

const watchedMilliseconds = 30_000;
const crashesAtOnce = 5;
const longestWait = 10_000;

/** How long to wait before the next start: not at all, until it crashed too often in half a minute. */
export function waitAfterCrashes(crashes: readonly number[], now: number): number {
  const recent = crashes.filter((time) => now - time < watchedMilliseconds).length;
  return recent <= crashesAtOnce ? 0 : Math.min(longestWait, 1000 * 2 ** (recent - crashesAtOnce - 1));
}

type State<Process extends SupervisedProcess> = {
  readonly needs: SuperviseNeeds<Process>;
  current: Process | undefined;
  isStopped: boolean;
  crashes: readonly number[];
  cancelWait: () => void;
};

/** Starts a process, and starts it again whenever it ends, until stopped. */
export function superviseProcess<Process extends SupervisedProcess>(
  needs: SuperviseNeeds<Process>,
): Supervision<Process> {
  const state: State<Process> = {
    needs,
    current: undefined,
    isStopped: false,
    crashes: [],
    cancelWait: () => undefined,
  };
  begin(state);
  return {
    current: () => state.current,
    stop: () => {
      state.isStopped = true;
      state.cancelWait();
      state.current?.kill();
      state.current = undefined;
    },
  };
}

function begin<Process extends SupervisedProcess>(state: State<Process>): void {
  const process = state.needs.start();
  state.current = process;
  process.onExit(() => {
    if (process === state.current) {
      beginAnew(state);
    }
  });
  state.needs.started(process);
}

function beginAnew<Process extends SupervisedProcess>(state: State<Process>): void {
  const now = state.needs.now();
  state.current = undefined;
  state.crashes = [...state.crashes.filter((time) => now - time < watchedMilliseconds), now];
  state.needs.lost();
  const wait = waitAfterCrashes(state.crashes, now);
  if (state.isStopped) {
    return;
  }
  if (wait === 0) {
    begin(state);
    return;
  }
  state.cancelWait = state.needs.after(wait, () => {
    begin(state);
  });
}
