import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Log } from '#host/log.ts';
import { type Couriers, courierArguments, superviseCourier } from '#host/supervision/supervise-courier.ts';
import type { SupervisedProcess } from '#host/supervision/supervise-process.ts';

export interface CourierNeeds {
  /** The program of the courier. */
  readonly entry: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** The courier, as a child of plain Node that ends with us. */
export function startCouriers({ entry, dataFolder, log, after }: CourierNeeds): Couriers {
  return superviseCourier({
    dataFolder,
    start: (store) => spawnCourier(entry, courierArguments(dataFolder, store)),
    note: (event) => log.note(event),
    after,
  });
}

function spawnCourier(entry: string, values: readonly string[]): SupervisedProcess {
  const stdio = ['pipe', 'ignore', 'inherit'] as const;
  const child = spawn(process.execPath, [entry, ...values, '--with-parent'], { stdio: [...stdio] });
  const exits: (() => void)[] = [];
  let isGone = false;
  function end(): void {
    if (isGone) return;
    isGone = true;
    for (const listener of exits) listener();
  }
  child.once('exit', end);
  child.once('error', end);
  return { onExit: (listener) => void exits.push(listener), kill: () => void child.kill('SIGTERM') };
}
