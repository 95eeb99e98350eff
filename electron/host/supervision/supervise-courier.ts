import { listSealedFiles } from '../central/sealed-file.ts';
import type { SupervisedProcess } from './supervise-process.ts';

export interface SuperviseCourierNeeds {
  readonly dataFolder: string;
  /** `store`: where the store answers now; absent: where it did when the meeting was sealed. */
  readonly start: (store?: string) => SupervisedProcess;
  readonly note: (event: 'courier-started') => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface Couriers {
  /** Something may lie there to be brought: at start, after a meeting was sealed, and when the store has moved. */
  wake(store?: string): void;
  stop(): void;
}

export function courierArguments(dataFolder: string, store: string | undefined): string[] {
  return ['--data', dataFolder, ...(store === undefined ? [] : ['--store', store])];
}

const againMilliseconds = 60_000;

/** Keeps a courier for as long as there are sealed meetings; where there are none there is no process. */
export function superviseCourier(needs: SuperviseCourierNeeds): Couriers {
  let current: SupervisedProcess | undefined;
  let address: string | undefined;
  let isStopped = false;
  let cancel: (() => void) | undefined;
  function begin(): void {
    cancel?.();
    if (isStopped || current !== undefined || listSealedFiles(needs.dataFolder).length === 0) return;
    const courier = needs.start(address);
    current = courier;
    needs.note('courier-started');
    courier.onExit(() => {
      current = undefined;
      cancel = needs.after(againMilliseconds, begin);
    });
  }
  return {
    wake(store) {
      const hasMoved = store !== undefined && store !== address;
      address = store ?? address;
      if (!hasMoved || current === undefined) return begin();
      // The one that runs asks at the old place: the next one begins where it ends.
      current.onExit(begin);
      current.kill();
    },
    stop() {
      isStopped = true;
      cancel?.();
      current?.kill();
    },
  };
}
