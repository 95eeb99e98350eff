import { type Couriers, courierArguments, superviseCourier } from '#host/supervision/supervise-courier.ts';
import { forkUtility, type UtilityNeeds } from './fork-utility.ts';

export type CourierNeeds = UtilityNeeds & {
  readonly entry: string;
  readonly dataFolder: string;
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

/** The courier, as a process of Electron's own kind; what it does stands in its own log. */
export function openCouriers(needs: CourierNeeds): Couriers {
  const { entry, dataFolder, after } = needs;
  return superviseCourier({
    dataFolder,
    start: (store) => {
      const values = courierArguments(dataFolder, store);
      const child = forkUtility(needs, { entry, values, name: 'stafettrom-courier' });
      return {
        onExit: (listener) => {
          child.once('exit', () => {
            listener();
          });
        },
        kill: () => {
          child.kill();
        },
      };
    },
    note: () => undefined,
    after,
  });
}
