import { audience, participantsPresent } from '#domain/audience.ts';
import type { Topic } from '#domain/bodies.ts';
import type { Id } from '#domain/identity.ts';
import { planOwnerOf } from '#domain/state.ts';
import { itemsInMinutes } from './items-in-minutes.ts';
import { buildMinutesFromState } from './minutes-from-state.ts';
import type { MinutesSource } from './minutes-from-state.ts';
import type { MinutesDocument } from './minutes-model.ts';
import type { ServiceReaders } from './service-readers.ts';
import { readersAlone, readersByService } from './service-readers.ts';

/** One version of the minutes and the group that it is for. */
export interface MinutesVersion {
  /** Neither: the whole one, for family and archive. */
  readonly service?: string;
  /** Somebody of no service, whose own version it is. */
  readonly person?: Id;
  readonly document: MinutesDocument;
  /** Its readers, a topic that all of them see, and what stands in it. */
  readonly to?: VersionReaders & { readonly holds: readonly Id[] };
}

interface VersionReaders {
  readonly readers: readonly Id[];
  readonly topic: Topic;
}

/**
 * D3, A6: one version for each group of readers, always, also when nothing is limited: that a version was cut can then
 * not be told from its being there. Each is built from what its readers see and from nothing else.
 */
export function minutesVersions(
  source: Omit<MinutesSource, 'seen' | 'readers' | 'service'>,
): readonly MinutesVersion[] {
  const { state, meeting, profile } = source;
  const owner = planOwnerOf(state);
  if (owner === undefined) throw new Error('A plan without a plan owner has no minutes');
  const at = { today: meeting.date, meeting: meeting.id, adultAge: profile.adultAge };
  const seen = audience(state, participantsPresent([owner.id]), at);
  return [
    { document: buildMinutesFromState({ ...source, seen }) },
    ...readersByService(source).map(({ service, ...group }) => ({
      service,
      document: buildMinutesFromState({ ...source, seen: group.seen, service }),
      to: { ...versionReaders(group), holds: itemsInMinutes({ ...source, seen: group.seen }) },
    })),
    ...readersAlone(source).map(({ person, ...group }) => ({
      person,
      document: buildMinutesFromState({ ...source, seen: group.seen, readers: group.readers }),
      to: { ...versionReaders(group), holds: itemsInMinutes({ ...source, seen: group.seen }) },
    })),
  ];
}

/** C2: what is theirs carries a topic that they all see, or it would be hidden from its own readers. */
export function versionReaders({ seen, readers }: Pick<ServiceReaders, 'seen' | 'readers'>): VersionReaders {
  const topic = seen.topics.has('other') ? 'other' : [...seen.topics][0];
  return { readers, topic: topic ?? 'other' };
}
