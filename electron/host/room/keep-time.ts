import { listPlans } from './choose.ts';
import type { HostRoom } from './host-room.ts';
import { todayIn } from './host-room.ts';
import { settleRoom } from './settle-room.ts';

const tickMilliseconds = 5000;

/**
 * What the room does without being asked: when a day begins, views are rebuilt, for access and consents end
 * with days (idea 7); while a plan is being chosen, a store that was away is asked again.
 */
export function keepTime(host: HostRoom): () => void {
  let day = todayIn(host);
  const timer = setInterval(() => {
    const today = todayIn(host);
    if (today !== day) beginDay(host);
    day = today;
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
