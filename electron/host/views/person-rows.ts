import type { PersonRow } from '#contract/console-rows.ts';
import { allTopics } from '#domain/bodies.ts';
import type { Participant } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent, personSight } from '../room/open-meeting.ts';
import { detailOf, longNameOf } from './names.ts';

/** Everybody of the plan, with what the consent says of them today: for the chair's console alone. */
export function peopleRows(meeting: OpenMeeting, today: string): PersonRow[] {
  return [...meeting.state.participants.values()].map((person) => personRow(meeting, person, today));
}

function personRow(meeting: OpenMeeting, person: Participant, today: string): PersonRow {
  const detail = detailOf(person);
  const answer = answerOf(meeting, person);
  const alone = aloneOf(meeting, person);
  return {
    id: person.id,
    name: longNameOf(person),
    role: person.role,
    here: hereOf(meeting, person),
    ...consentOf(meeting, person, today),
    access: person.access,
    employee: person.employee,
    ...((person.without ?? []).length === 0 ? {} : { without: [...(person.without ?? [])] }),
    ...(alone === undefined ? {} : { alone }),
    ...(person.accessEnds === undefined ? {} : { accessEnds: person.accessEnds }),
    ...(detail === undefined ? {} : { detail }),
    ...(answer === undefined ? {} : { answer }),
  };
}

function answerOf({ state, plan, room }: OpenMeeting, person: Participant): PersonRow['answer'] {
  const given = state.meetings.get(plan.meeting)?.answers[person.id]?.answer;
  return given ?? (isFamily(person) && isPresent(room, person.id) ? 'waiting' : undefined);
}

function hereOf({ room }: OpenMeeting, person: Participant): PersonRow['here'] {
  const attendee = room.people.find((one) => one.id === person.id);
  if (attendee === undefined) return 'no';
  return attendee.here ? attendee.by : 'left';
}

/** A1. */
function aloneOf({ room }: OpenMeeting, person: Participant): PersonRow['alone'] {
  const attendee = room.people.find((one) => one.id === person.id && one.here);
  if (attendee === undefined || attendee.by === 'room') return undefined;
  if (attendee.alone === undefined) return 'ask';
  return attendee.alone ? 'yes' : 'no';
}

/** R6, R13: the family needs no consent, until the plan owner is of age and has named nobody. */
function consentOf(
  meeting: OpenMeeting,
  person: Participant,
  today: string,
): Pick<PersonRow, 'consent' | 'topics'> {
  const { covered, topics } = personSight(meeting, person.id, today);
  switch (covered) {
    case undefined:
      break;
    case 'consent-expired':
      return { consent: 'expired' };
    case 'access-ended':
      return { consent: 'ended' };
    case 'no-declaration':
    case 'no-holder':
    case 'plan-ended':
      return { consent: covered };
    default:
      return { consent: 'none' };
  }
  if (topics.size < allTopics.length) return { consent: 'limited', topics: [...topics] };
  return { consent: isFamily(person) ? 'not-needed' : 'named' };
}
