import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { PlanState } from '#domain/state.ts';
import type { ConclusionCard, ConclusionSource } from '../documents/conclusion-card.ts';
import { conclusionCard, conclusionCards } from '../documents/conclusion-card.ts';
import type { LawTexts } from '../documents/law-texts.ts';
import { readLawTexts } from '../documents/law-texts.ts';
import { readersByService } from '../documents/service-readers.ts';
import type { HostRoom } from '../room/host-room.ts';
import { chairOf, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personAudience } from '../room/open-meeting.ts';
import { shownInRoom } from './shown.ts';

/** M8: for the chair, each card with whether the wall may show it, and whether the family has seen it so. */
export function conclusionsPart(
  host: HostRoom,
  meeting: OpenMeeting,
): Pick<ChairView, 'conclusions' | 'card'> {
  const { room } = meeting;
  if (room.readBack !== 'approved') return {};
  const onWall = new Set(cardsForWall(host, meeting).map(({ service }) => service));
  // R15: a stand-in reads no more on a card than elsewhere.
  const own = personAudience(meeting, chairOf(meeting), todayIn(host));
  const conclusions = cardsSeenBy(host, meeting, own).map(({ service, text }) => ({
    service,
    text,
    mayShow: onWall.has(service),
    isShown: room.shownCards?.[service] === text,
  }));
  return {
    conclusions,
    ...(room.mode === 'card' && room.card !== undefined ? { card: room.card.service } : {}),
  };
}

/** Once the minutes are approved, what each service carries into its own record system. */
export function conclusionsOf(host: HostRoom, meeting: OpenMeeting): readonly ConclusionCard[] {
  const source = conclusionSource(meeting);
  return source === undefined ? [] : conclusionCards(lawTextsOf(host), source);
}

/** Cards of which this room may see every word: one that the wall would have to cut is not shown at all (A4, A6). */
export function cardsForWall(host: HostRoom, meeting: OpenMeeting): readonly ConclusionCard[] {
  return cardsSeenBy(host, meeting, shownInRoom(meeting, todayIn(host)));
}

function cardsSeenBy(host: HostRoom, meeting: OpenMeeting, eyes: Audience): readonly ConclusionCard[] {
  const source = conclusionSource(meeting);
  if (source === undefined || eyes.covered !== undefined) return [];
  const texts = lawTextsOf(host);
  return readersByService(source).flatMap(({ service, seen }) => {
    const text = conclusionCard(texts, { ...source, service, seen });
    const theirs = conclusionCard(texts, { ...source, service, seen: seenByBoth(seen, eyes) });
    return text !== undefined && text === theirs ? [{ service, text }] : [];
  });
}

function seenByBoth(one: Audience, other: Audience): Audience {
  return {
    items: new Set([...one.items].filter((id) => other.items.has(id))),
    topics: new Set([...one.topics].filter((topic) => other.topics.has(topic))),
  };
}

function lawTextsOf(host: HostRoom): Readonly<Record<'nb' | 'nn', LawTexts>> {
  host.lawTexts ??= readLawTexts(host.needs.resources);
  return host.lawTexts;
}

function conclusionSource({ state, plan, room }: OpenMeeting): ConclusionSource | undefined {
  const meeting = state.meetings.get(plan.meeting);
  if (meeting === undefined || room.readBack !== 'approved') return undefined;
  return { state, meeting, profile: plan.profile, firstTime: servicesThatAreNew(state, plan.meeting) };
}

/** Nobody of theirs was at an earlier meeting: they are told, once, that there is a plan. */
function servicesThatAreNew(state: PlanState, meeting: string): ReadonlySet<string> {
  const earlier = [...state.meetings.values()].filter((one) => one.id !== meeting);
  const known = new Set(earlier.flatMap(({ attended }) => attended.map((one) => one.participant)));
  const people = [...state.participants.values()];
  const old = new Set(people.flatMap(({ id, service }) => (known.has(id) ? (service ?? []) : [])));
  return new Set(people.flatMap(({ service }) => (service === undefined || old.has(service) ? [] : service)));
}
