import type { ChairView } from '#contract/views.ts';
import type { Audience, Covered } from '#domain/audience.ts';
import { allTopics } from '#domain/bodies.ts';
import type { Participant } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent, personSight } from '../room/open-meeting.ts';
import { askedAlone, notAlone } from '../room/presences.ts';
import type { Attendee } from '../room/room-state.ts';
import { longNameOf, nameById } from './names.ts';
import { familyOf } from './roll-call-view.ts';
import { waitingGoals } from './shown.ts';

type Notice = ChairView['notices'][number];

/** A4: why the room sees less than the plan holds. For the chair's page alone. */
export function noticesOf(meeting: OpenMeeting, room: Audience, today: string): Notice[] {
  const notices = [
    ...waitsNotice(meeting),
    ...strangerNotices(meeting),
    ...aloneNotices(meeting),
    ...interpreterNotices(meeting),
  ];
  for (const person of watchersOf(meeting)) notices.push(...noticesFor(meeting, person, today));
  if (room.covered === undefined && room.items.size < meeting.state.items.size && notices.length === 0) {
    notices.push({ kind: 'limit' });
  }
  if (room.covered === undefined) notices.push(...waitingNotice(meeting, room));
  return familyOf(meeting) === 'ask' ? [...notices, { kind: 'nobody-from-family' }] : notices;
}

/** What this room wrote and what others have changed meanwhile: nothing is silently set aside ([SYNC-37]). */
function waitsNotice({ waits }: OpenMeeting): Notice[] {
  return waits === 0 ? [] : [{ kind: 'waits-for-holder', count: waits }];
}

/** A3, A5: who is here unnamed, or was. */
function strangerNotices({ room }: OpenMeeting): Notice[] {
  const notices: Notice[] = [];
  if (room.others) notices.push({ kind: 'stranger' });
  if (room.sibling === 'here') notices.push({ kind: 'sibling' });
  if (room.strangerCounts) notices.push({ kind: 'someone-left' });
  return notices;
}

/** A1. */
function aloneNotices({ room, state }: OpenMeeting): Notice[] {
  const notice = (kind: Notice['kind']) => (one: Attendee) => ({ kind, person: nameById(state, one.id) });
  return [...askedAlone(room).map(notice('ask-alone')), ...notAlone(room).map(notice('not-alone'))];
}

/** A2. */
function interpreterNotices({ room }: OpenMeeting): Notice[] {
  const { language, bound, familyAgrees } = room.interpreter;
  if (language === undefined) return [];
  if (!bound) return [{ kind: 'interpreter-not-bound' }];
  return familyAgrees === undefined ? [{ kind: 'ask-interpreter' }] : [];
}

function watchersOf(meeting: OpenMeeting): Participant[] {
  return meeting.room.watching.flatMap((id) => meeting.state.participants.get(id) ?? []);
}

function noticesFor(meeting: OpenMeeting, person: Participant, today: string): Notice[] {
  const name = longNameOf(person);
  const gone: Notice[] = isPresent(meeting.room, person.id) ? [] : [{ kind: 'someone-left', person: name }];
  const { covered, topics } = personSight(meeting, person.id, today);
  if (covered !== undefined) return [...gone, { kind: kindOf(covered), person: name }];
  const isLimited = topics.size < allTopics.length;
  return isLimited ? [...gone, { kind: 'limit', person: name }] : gone;
}

function kindOf(covered: Covered): Notice['kind'] {
  switch (covered) {
    case 'access-ended':
    case 'no-declaration':
    case 'no-holder':
    case 'plan-ended':
    case 'consent-expired':
      return covered;
    default:
      return 'consent-missing';
  }
}

/** M12: chosen, not hidden: goals that these people might see and do not now. */
function waitingNotice({ state, room }: OpenMeeting, seen: Audience): Notice[] {
  const waits = [...waitingGoals(state, room)].some((goal) => seen.items.has(goal));
  return waits ? [{ kind: 'goals-wait' }] : [];
}
