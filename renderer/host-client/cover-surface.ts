import type { HostState, HostStore } from './host-store.ts';
import type { CallRefusal } from './pending-calls.ts';

export interface CoverSurfaceNeeds {
  readonly store: HostStore;
  /** Lies over the whole page and has nothing in it. */
  readonly element: Pick<HTMLElement, 'hidden'>;
  /** Runs when what the page was told last has been drawn. */
  readonly whenPainted: (run: () => void) => void;
  /** Runs something later; the answer cancels it. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface CoverSurface {
  /** Somebody covers: dark now, before the room is asked. The answer is told what the room said. */
  raise(): (refusal: CallRefusal | undefined) => void;
  stop(): void;
}

/** The room said yes, and nothing changed here: it was covered, or there is nothing to cover. */
const longestWait = 500;

interface Surface {
  readonly needs: CoverSurfaceNeeds;
  /** What the room said last; undefined on a page that shows nothing to everybody. */
  isCovered: boolean | undefined;
  /** Somebody here has covered, and the room has not yet said so. */
  isPressed: boolean;
  /** Counts what has to be painted before the surface may go. */
  changes: number;
  cancelWait: () => void;
}

/**
 * A surface of its own, above the page: it goes up before anything is drawn, and comes off when what there is to see now
 * has been painted. So what was shown before never flashes, neither when the cover goes up nor when it comes off.
 */
export function createCoverSurface(needs: CoverSurfaceNeeds): CoverSurface {
  const surface: Surface = {
    needs,
    isCovered: isCoveredIn(needs.store.getState()),
    isPressed: false,
    changes: 0,
    cancelWait: () => undefined,
  };
  const unfollow = needs.store.subscribe((state) => follow(surface, isCoveredIn(state)));
  return {
    raise() {
      if (surface.isCovered === undefined) return () => undefined;
      surface.isPressed = true;
      goUp(surface);
      return (refusal) => settle(surface, refusal);
    },
    stop() {
      unfollow();
      surface.cancelWait();
    },
  };
}

/** Called before the page is drawn anew: the page itself hears of the same change after this. */
function follow(surface: Surface, isCovered: boolean | undefined): void {
  if (isCovered === surface.isCovered) return;
  surface.isCovered = isCovered;
  if (isCovered !== false) surface.isPressed = false;
  goUp(surface);
  comeOff(surface);
}

function settle(surface: Surface, refusal: CallRefusal | undefined): void {
  if (!surface.isPressed) return;
  // Nobody knows whether the room heard: dark until it speaks again.
  if (refusal?.kind === 'host-lost') return;
  const waited = refusal === undefined && surface.isCovered === false ? longestWait : 0;
  surface.cancelWait();
  surface.cancelWait = surface.needs.after(waited, () => {
    surface.isPressed = false;
    comeOff(surface);
  });
}

function goUp(surface: Surface): void {
  surface.changes += 1;
  surface.needs.element.hidden = false;
}

function comeOff(surface: Surface): void {
  const { changes, needs } = surface;
  needs.whenPainted(() => {
    if (changes === surface.changes && !surface.isPressed) needs.element.hidden = true;
  });
}

/** The pages that show the plan to more than one who writes or leads. */
function isCoveredIn({ sent, connection }: HostState): boolean | undefined {
  switch (sent?.role) {
    case 'screen':
      return connection !== 'open' || sent.view.page.kind === 'pause';
    case 'family':
    case 'interpreter':
      return connection !== 'open' || sent.view.covered;
    default:
      return undefined;
  }
}
