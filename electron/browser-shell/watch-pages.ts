export type WatchedRole = 'screen' | 'chair';

/** A page that is loaded anew is back in a moment; with a new browser's two seconds this stays within three. */
const silenceMilliseconds = 400;
/** A page that closed its connection by itself lives; so do all after a new host. They try again every two seconds. */
const returnMilliseconds = 10_000;
/** A cold browser on a slow machine. */
const firstMilliseconds = 30_000;

export interface PageWatchNeeds {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  /** The page in this window is dead, whatever its browser is. */
  readonly silent: (role: WatchedRole) => void;
}

/** Notices that a page has died inside a browser that lives: the browser shows it, and nobody in the room can help it. */
export interface PageWatch {
  opened(role: WatchedRole): void;
  closed(role: WatchedRole): void;
  hear(role: WatchedRole, isHere: boolean | 'soon'): void;
  /** Nobody is heard for as long as there is no host. */
  hostLost(): void;
  hostReady(): void;
  stop(): void;
}

export function watchPages({ after, silent }: PageWatchNeeds): PageWatch {
  const waiting = new Map<WatchedRole, () => void>();
  let hadHost = true;
  function forget(role: WatchedRole): void {
    waiting.get(role)?.();
  }
  function expect(role: WatchedRole, milliseconds: number): void {
    forget(role);
    waiting.set(
      role,
      after(milliseconds, () => silent(role)),
    );
  }
  return {
    opened: (role) => expect(role, firstMilliseconds),
    closed(role) {
      forget(role);
      waiting.delete(role);
    },
    hear(role, isHere) {
      // A page that was told to somebody's own browser has no window to open anew.
      if (!waiting.has(role)) return;
      if (isHere === true) forget(role);
      else expect(role, isHere === 'soon' ? returnMilliseconds : silenceMilliseconds);
    },
    hostLost() {
      hadHost = false;
      [...waiting.keys()].forEach(forget);
    },
    hostReady() {
      if (!hadHost) [...waiting.keys()].forEach((role) => expect(role, returnMilliseconds));
      hadHost = true;
    },
    stop: () => [...waiting.keys()].forEach(forget),
  };
}
