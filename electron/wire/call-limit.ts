import type { Timers } from './room.ts';

const callsInASecond = 20;
const floodInASecond = 200;

/** `late`: this one is refused. `flood`: no page of ours does this, and the connection ends. */
export type Pace = 'fine' | 'late' | 'flood';

/** No second, wherever it begins, holds more than twenty that were fine. */
export function createCallLimit(timers: Timers): () => Pace {
  let fine: readonly number[] = [];
  let refused: readonly number[] = [];
  return () => {
    const now = timers.now();
    const isRecent = (time: number): boolean => now - time < 1000;
    fine = fine.filter(isRecent);
    refused = refused.filter(isRecent);
    if (fine.length < callsInASecond) {
      fine = [...fine, now];
      return 'fine';
    }
    refused = [...refused, now];
    return refused.length > floodInASecond ? 'flood' : 'late';
  };
}
