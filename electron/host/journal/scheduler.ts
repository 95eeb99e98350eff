/** Runs something later, once. Time comes in by the door: tests bring their own. */
export type Scheduler = {
  readonly after: (milliseconds: number, work: () => void) => { readonly stop: () => void };
};

/** The machine's own clock; a waiting checkpoint does not keep the process alive. */
export const systemScheduler: Scheduler = { after: startTimer };

function startTimer(milliseconds: number, work: () => void): { stop: () => void } {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return { stop: () => clearTimeout(timer) };
}
