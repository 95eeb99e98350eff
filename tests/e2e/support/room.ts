import type { Page } from '@playwright/test';

/** What begins by itself would begin in the middle of whatever a scenario looks at. */
export const firstSettings = { readsByItself: false };

/** A Tuesday: every room of these tests lives on this day, and demo data counts its days from it. */
export const meetingDay = '2027-03-09';

export interface PageLook {
  readonly width: number;
  readonly height: number;
  readonly zoom?: number;
}

/** A whole room under way, whatever carries its windows. The scenarios know nothing more than this. */
export interface Room {
  readonly dataFolder: string;
  /** The central store for trying out, beside the room's own folder. */
  readonly storeFolder: string;
  wall(look?: PageLook): Promise<Page>;
  chair(look?: PageLook): Promise<Page>;
  /** The municipality's own page; only plain Node tells its address, and no window opens it. */
  administrator?(look?: PageLook): Promise<Page>;
  /** A page at the table: always a browser of its own, never a window of the room. */
  table(link: string): Promise<Page>;
  /** Where the pages at home are, once the store listens; told on plain Node alone. */
  home?(): Promise<string>;
  /** Ends the host process at once; the room's supervisor is expected to start another. */
  killHost(): void;
  /** Everything ended in order; the answer names what was still alive afterwards. */
  stop(): Promise<readonly string[]>;
}

export const wallLook: PageLook = { width: 1920, height: 1080 };
export const consoleLook: PageLook = { width: 1366, height: 768 };
