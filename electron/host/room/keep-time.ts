import { listPlans } from './choose.ts';
import { keepLeases } from './device-leases.ts';
import { keepForgotten } from './forgotten.ts';
import type { HostRoom } from './host-room.ts';
import { readingHasEnded, todayIn } from './host-room.ts';
import { stopReading } from './reading.ts';
import { coverWall } from './screen.ts';
import { settleRoom } from './settle-room.ts';

const tickMilliseconds = 5000;

/**
 * What the room does without being asked: when a day begins, views are rebuilt, for access and consents end
 * with days (idea 7); while a plan is being chosen, a store that was away is asked again.
 */
export function keepTime(host: HostRoom): () => void {
  let day = todayIn(host);
  let wasEnded = false;
  const timer = setInterval(() => {
    const today = todayIn(host);
    if (today !== day) beginDay(host);
    day = today;
    if (readingHasEnded(host) !== wasEnded) settleReading(host);
    wasEnded = readingHasEnded(host);
    keepLeases(host);
    keepForgotten(host);
    if (host.phase === 'choosing' && host.store === 'away') void listPlans(host);
  }, tickMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** Rights and consents that ended with yesterday: views follow by themselves, voice and table pages do not. */
function beginDay(host: HostRoom): void {
  settleRoom(host);
  host.needs.changed();
}

/** [SYNC-12]: the plan is covered on every page till the store has been asked; nothing that was written is lost. */
function settleReading(host: HostRoom): void {
  const { meeting } = host;
  if (meeting !== undefined && readingHasEnded(host)) {
    stopReading(host);
    coverWall(host, meeting);
  }
  host.needs.changed();
}
