import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import { allTopics } from '#domain/bodies.ts';
import type { Participant } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent, personSight } from '../room/open-meeting.ts';
import { longNameOf } from './names.ts';

type Notice = ChairView['notices'][number];

/** A4: why the room sees less than the plan holds. For the chair's page alone. */
export function noticesOf(meeting: OpenMeeting, room: Audience, today: string): Notice[] {
  const notices: Notice[] = [];
  if (meeting.room.others) notices.push({ kind: 'stranger' });
  for (const person of watchersOf(meeting)) notices.push(...noticesFor(meeting, person, today));
  if (room.covered === undefined && room.items.size < meeting.state.items.size && notices.length === 0) {
    notices.push({ kind: 'limit' });
  }
  return [...notices, ...familyNotice(meeting)];
}

function watchersOf(meeting: OpenMeeting): Participant[] {
  return meeting.room.watching.flatMap((id) => meeting.state.participants.get(id) ?? []);
}

function noticesFor(meeting: OpenMeeting, person: Participant, today: string): Notice[] {
  const name = longNameOf(person);
  const gone: Notice[] = isPresent(meeting.room, person.id) ? [] : [{ kind: 'someone-left', person: name }];
  const { covered, topics } = personSight(meeting, person.id, today);
  if (covered !== undefined) {
    const kind = covered === 'consent-expired' ? 'consent-expired' : 'consent-missing';
    return [...gone, { kind, person: name }];
  }
  const isLimited = topics.size < allTopics.length;
  return isLimited ? [...gone, { kind: 'limit', person: name }] : gone;
}

/** M14: with nobody from the family here, the chair is asked whether the family knows. */
function familyNotice(meeting: OpenMeeting): Notice[] {
  const here = meeting.room.people.filter((one) => one.here);
  if (here.length === 0) return [];
  const family = here.some((one) => {
    const person = meeting.state.participants.get(one.id);
    return person !== undefined && isFamily(person);
  });
  return family ? [] : [{ kind: 'nobody-from-family' }];
}
