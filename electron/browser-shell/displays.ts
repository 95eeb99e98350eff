import type { SeenScreen } from '#host/displays/screens.ts';
import { readXrandr } from './read-xrandr.ts';

/** Which screens there are, and when that changes. */
export interface Displays {
  /** `undefined`: this machine does not tell. */
  list(): Promise<readonly SeenScreen[] | undefined>;
  /** Calls when there are others than before, or they stand elsewhere. The answer ends it. */
  watch(changed: () => void): () => void;
}

export interface DisplaysNeeds {
  readonly platform: NodeJS.Platform;
  readonly hasX11: boolean;
  /** What a program prints; rejects when it is missing or fails. */
  readonly run: (command: string, values: readonly string[]) => Promise<string>;
  /** Calls for whatever a program goes on to print; a program that is missing prints nothing. The answer ends it. */
  readonly follow: (command: string, values: readonly string[], told: () => void) => () => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** What the server knows by itself: asking the screens anew makes some of them flicker. */
const question = ['--current', '--props'];
const betweenLooks = 1000;
/** A busy machine lets a program fail once; screens do not come back by themselves. */
const mostFailures = 3;

export function createDisplays(needs: DisplaysNeeds): Displays {
  const isTold = needs.platform === 'linux' && needs.hasX11;
  return {
    async list() {
      if (!isTold) return undefined;
      try {
        return readXrandr(await needs.run('xrandr', question));
      } catch {
        return undefined;
      }
    },
    watch: (changed) => (isTold ? watchScreens(needs, changed) : () => undefined),
  };
}

interface Watch {
  readonly needs: DisplaysNeeds;
  readonly changed: () => void;
  known: string | undefined;
  failures: number;
  isLooking: boolean;
  /** Something was told while it was being looked. */
  looksAgain: boolean;
  isStopped: boolean;
  cancel: () => void;
}

/** A look each second finds everything; where the server's own events can be had, at once. */
function watchScreens(needs: DisplaysNeeds, changed: () => void): () => void {
  const watch: Watch = {
    needs,
    changed,
    known: undefined,
    failures: 0,
    isLooking: false,
    looksAgain: false,
    isStopped: false,
    cancel: () => undefined,
  };
  const unfollow = needs.follow('xev', ['-root', '-event', 'randr'], () => void look(watch));
  lookLater(watch);
  void look(watch);
  return () => {
    watch.isStopped = true;
    watch.cancel();
    unfollow();
  };
}

function lookLater(watch: Watch): void {
  watch.cancel = watch.needs.after(betweenLooks, () => {
    void look(watch);
    lookLater(watch);
  });
}

async function look(watch: Watch): Promise<void> {
  if (watch.isLooking) {
    watch.looksAgain = true;
    return;
  }
  watch.isLooking = true;
  const seen = await readNow(watch);
  watch.isLooking = false;
  if (watch.isStopped) return;
  if (seen !== undefined) compare(watch, seen);
  if (!watch.looksAgain) return;
  watch.looksAgain = false;
  await look(watch);
}

/** Nothing when it failed and that may be chance. */
async function readNow(watch: Watch): Promise<string | undefined> {
  try {
    const told = await watch.needs.run('xrandr', question);
    watch.failures = 0;
    return JSON.stringify(readXrandr(told));
  } catch {
    watch.failures += 1;
    return watch.failures < mostFailures ? undefined : 'nothing is told';
  }
}

function compare(watch: Watch, seen: string): void {
  const { known } = watch;
  watch.known = seen;
  if (known !== undefined && known !== seen) watch.changed();
}
