import { describe, expect, it } from 'vitest';
import {
  type SupervisedProcess,
  superviseProcess,
  waitAfterCrashes,
} from '#host/supervision/supervise-process.ts';

type FakeProcess = SupervisedProcess & {
  readonly number: number;
  crash(): void;
  readonly killed: () => boolean;
};

function prepare() {
  const processes: FakeProcess[] = [];
  const greeted: number[] = [];
  const waits: { readonly milliseconds: number; readonly run: () => void }[] = [];
  const state = { now: 0, lost: 0, cancelled: 0 };
  const supervision = superviseProcess<FakeProcess>({
    start: () => {
      const made = makeProcess(processes.length + 1);
      processes.push(made);
      return made;
    },
    started: (process) => greeted.push(process.number),
    lost: () => {
      state.lost += 1;
    },
    now: () => state.now,
    after: (milliseconds, run) => {
      waits.push({ milliseconds, run });
      return () => {
        state.cancelled += 1;
      };
    },
  });
  return { processes, greeted, waits, state, supervision };
}

function makeProcess(number: number): FakeProcess {
  const listeners: (() => void)[] = [];
  let killed = false;
  return {
    number,
    onExit: (listener) => void listeners.push(listener),
    kill: () => {
      killed = true;
    },
    crash: () => listeners.forEach((listener) => listener()),
    killed: () => killed,
  };
}

describe('a supervised process', () => {
  it('is started at once and handed what it needs', () => {
    const { greeted, supervision } = prepare();
    expect(greeted).toEqual([1]);
    expect(supervision.current()?.number).toBe(1);
  });

  it('is followed by another at once when it ends, and the other is handed the same', () => {
    const { processes, greeted, waits, state, supervision } = prepare();
    processes[0]?.crash();
    expect(greeted).toEqual([1, 2]);
    expect(supervision.current()?.number).toBe(2);
    expect(waits).toEqual([]);
    expect(state.lost).toBe(1);
  });

  it('is waited for after the sixth crash in half a minute, and then started again', () => {
    const { processes, greeted, waits, supervision } = prepare();
    for (let crash = 0; crash < 6; crash += 1) {
      processes.at(-1)?.crash();
    }
    expect(greeted).toHaveLength(6);
    expect(supervision.current()).toBeUndefined();
    expect(waits.map((wait) => wait.milliseconds)).toEqual([1000]);
    waits[0]?.run();
    expect(supervision.current()?.number).toBe(7);
  });

  it('is started at once again when the crashes lie far apart', () => {
    const { processes, waits, state } = prepare();
    for (let crash = 0; crash < 20; crash += 1) {
      state.now += 10_000;
      processes.at(-1)?.crash();
    }
    expect(waits).toEqual([]);
  });

  it('stays dead after the stop, also when a start was being waited for', () => {
    const running = prepare();
    running.supervision.stop();
    running.processes[0]?.crash();
    expect(running.processes).toHaveLength(1);
    expect(running.processes[0]?.killed()).toBe(true);
    expect(running.state.lost).toBe(0);

    const waiting = prepare();
    for (let crash = 0; crash < 6; crash += 1) {
      waiting.processes.at(-1)?.crash();
    }
    waiting.supervision.stop();
    expect(waiting.state.cancelled).toBe(1);
  });

  it('ends once however often its end is told', () => {
    const { processes } = prepare();
    processes[0]?.crash();
    processes[0]?.crash();
    expect(processes).toHaveLength(2);
  });

  it('is never waited for longer than ten seconds', () => {
    expect(
      waitAfterCrashes(
        Array.from({ length: 60 }, () => 0),
        1,
      ),
    ).toBe(10_000);
  });
});
