import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';
import type { Profile } from './profile.ts';

/** Who judges, and when: the same for room and store. */
export interface ObjectionContext {
  readonly today: Day;
  readonly meeting?: Id;
  readonly profile: Profile;
}
