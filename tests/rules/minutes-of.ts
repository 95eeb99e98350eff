import type { Profile } from '#domain/profile.ts';
import type { PlanState } from '#domain/state.ts';
import { buildMinutesFromState } from '#host/documents/minutes-from-state.ts';
import type { MinutesDocument } from '#host/documents/minutes-model.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { meeting, room } from './small-plan.ts';

/** The minutes of the small plan's meeting: the whole, or cut for some readers. */
export function minutesOf(
  state: PlanState,
  change: { readonly readers?: readonly string[]; readonly profile?: Partial<Profile> } = {},
): MinutesDocument {
  const held = state.meetings.get(meeting);
  if (held === undefined) throw new Error('No meeting was opened');
  const { readers } = change;
  return buildMinutesFromState({
    state,
    meeting: held,
    seen: room(state, readers ?? ['owner'], { meeting }),
    profile: { ...tryOutProfile, ...change.profile },
    since: '2026-11-01',
    goals: new Set(['reading', 'sleep', 'quiet']),
    ...(readers === undefined ? {} : { readers }),
  });
}
