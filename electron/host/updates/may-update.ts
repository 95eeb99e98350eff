import { existsSync, readdirSync } from 'node:fs';
import { sealedBeginning, databaseEnding } from '../journal/meeting-files.ts';

/** Hours and minutes of the clock in Oslo: "02:00". */
export interface UpdateWindow {
  readonly from: string;
  readonly to: string;
}

export interface UpdateNeeds {
  /** "03:15" in Oslo. */
  readonly clock: string;
  readonly window: UpdateWindow;
  /** Meetings that are open here, or over and not delivered. */
  readonly meetings: number;
  /** Meetings that wait for the courier. */
  readonly sealed: number;
}

export type UpdateAnswer = 'yes' | 'meeting' | 'undelivered' | 'not-now';

/** At night: nobody meets then, and there is time to go back before the first meeting. */
export const usualWindow: UpdateWindow = { from: '02:00', to: '05:00' };

/** A new version takes the place of this one in the time window alone, and never over the head of a meeting. */
export function mayUpdate({ clock, window, meetings, sealed }: UpdateNeeds): UpdateAnswer {
  if (meetings > 0) return 'meeting';
  if (sealed > 0) return 'undelivered';
  return isWithin(clock, window) ? 'yes' : 'not-now';
}

/** From the first minute, up to the last one; it may pass midnight. */
function isWithin(clock: string, { from, to }: UpdateWindow): boolean {
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
}

/** By the names of the files: no key is needed, and none is asked for. */
export function countWaiting(folder: string): Pick<UpdateNeeds, 'meetings' | 'sealed'> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return {
    meetings: names.filter((name) => name.endsWith(databaseEnding)).length,
    sealed: names.filter((name) => name.startsWith(sealedBeginning)).length,
  };
}

const inOslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});

export function osloClock(milliseconds: number): string {
  return inOslo.format(new Date(milliseconds));
}
