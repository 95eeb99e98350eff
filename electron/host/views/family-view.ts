import type { FamilyView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import { ownerIsAdult } from '#domain/consent.ts';
import { allTopics } from '#domain/bodies.ts';
import type { Participant } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { atOf, isPresent, personSight } from '../room/open-meeting.ts';
import { sentencesOf } from './deck-blocks.ts';
import { decidedRows } from './decided-view.ts';
import { showsNothing } from './interpreter-view.ts';
import { detailOf, longNameOf, nameOf } from './names.ts';
import { lookOf, screenPage } from './screen-view.ts';
import { sectionsWithText } from './sections.ts';
import { shownInRoom } from './shown.ts';
import { readTableTexts } from './table-texts.ts';

/** The page of a child or a guardian: what the room may see, and nothing that only they might (idea 4). */
export function familyView(host: HostRoom, { participant }: Caller): FamilyView {
  const { meeting } = host;
  const shared = { look: lookOf(host), reading: host.reading, showsWords: host.ownWords !== undefined };
  const nothing = { ...shared, covered: true, decided: [], minutes: [], readers: [] };
  const person = participant === undefined ? undefined : meeting?.state.participants.get(participant);
  if (meeting === undefined || person === undefined || !isPresent(meeting.room, person.id)) return nothing;
  const isOwner = planOwnerOf(meeting.state)?.id === person.id;
  const me = { name: nameOf(person), isOwner };
  if (showsNothing(screenPage(host))) return { ...nothing, me };
  host.tableTexts ??= readTableTexts(host.needs.resources);
  const today = todayIn(host);
  return {
    ...shared,
    covered: false,
    me,
    decided: decidedRows(meeting, shownInRoom(meeting, today), host.tableTexts),
    minutes: approvedMinutes(meeting, shownInRoom(meeting, today)),
    readers: readersOf(meeting, today),
  };
}

/** Nothing of the minutes before the room has heard and approved them (D4). */
function approvedMinutes(meeting: OpenMeeting, seen: Audience): FamilyView['minutes'] {
  const sections = sectionsWithText(meeting, seen).filter(({ id }) => meeting.state.items.has(id));
  const parts = sections.flatMap(({ id, heading, text }) => [
    { id, text: heading },
    ...text.split('\n').map((line, index) => ({ id: `${id}-${index}`, text: line })),
  ]);
  return sentencesOf(parts, meeting.state.plan?.language ?? 'nb').map(({ id, text, language }) => ({
    id,
    text,
    language,
  }));
}

/** R6: who sees what, by name and topic; how to reach somebody is nobody's business here (R10). */
function readersOf(meeting: OpenMeeting, today: string): FamilyView['readers'] {
  return [...meeting.state.participants.values()].map((person) => {
    const detail = detailOf(person);
    const row = { name: longNameOf(person), ...sightOf(meeting, person, today) };
    return detail === undefined ? row : { ...row, detail };
  });
}

function sightOf(
  meeting: OpenMeeting,
  person: Participant,
  today: string,
): Pick<FamilyView['readers'][number], 'sees' | 'topics'> {
  const { covered, topics } = personSight(meeting, person.id, today);
  if (covered !== undefined) return { sees: 'nothing', topics: [] };
  if (seesAll(meeting, person, today)) return { sees: 'all', topics: [] };
  if (topics.size === allTopics.length) return { sees: 'every-topic', topics: [] };
  return { sees: 'topics', topics: [...topics] };
}

/** R5, R6, R13: the family and the relay holder see limited items too. */
function seesAll({ state, plan }: OpenMeeting, { role }: Participant, today: string): boolean {
  if (role === 'guardian') return !ownerIsAdult(state, atOf(plan, today));
  return role === 'plan-owner' || role === 'relay-holder';
}
