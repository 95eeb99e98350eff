import type { ChairView } from '#contract/views.ts';
import type { PlanState } from '#domain/state.ts';
import { conclusionCards } from '../documents/conclusion-card.ts';
import { readLawTexts } from '../documents/law-texts.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';

/** M8: once the minutes are approved, what each service carries into its own record system. */
export function conclusionsPart(host: HostRoom, meeting: OpenMeeting): Pick<ChairView, 'conclusions'> {
  const { state, plan, room } = meeting;
  const held = state.meetings.get(plan.meeting);
  if (held === undefined || room.readBack !== 'approved') return {};
  host.lawTexts ??= readLawTexts(host.needs.resources);
  const firstTime = servicesThatAreNew(state, plan.meeting);
  const source = { state, meeting: held, profile: plan.profile, firstTime };
  return { conclusions: conclusionCards(host.lawTexts, source).map((card) => ({ ...card })) };
}

/** Nobody of theirs was at an earlier meeting: they are told, once, that there is a plan. */
function servicesThatAreNew(state: PlanState, meeting: string): ReadonlySet<string> {
  const earlier = [...state.meetings.values()].filter((one) => one.id !== meeting);
  const known = new Set(earlier.flatMap(({ attended }) => attended.map((one) => one.participant)));
  const people = [...state.participants.values()];
  const old = new Set(people.flatMap(({ id, service }) => (known.has(id) ? (service ?? []) : [])));
  return new Set(people.flatMap(({ service }) => (service === undefined || old.has(service) ? [] : service)));
}
