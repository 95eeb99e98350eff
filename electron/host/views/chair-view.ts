import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import type { Participant } from '#domain/state.ts';
import { isFamily } from '#domain/state.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { loudspeakerOf, profileOf, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent, personAudience, personSight, roomAudience } from '../room/open-meeting.ts';
import { agendaRows } from './deck-people.ts';
import { ownerName } from './deck-needs.ts';
import { goalDetail } from './goal-detail.ts';
import { detailOf, longNameOf, nameById } from './names.ts';
import { noticesOf } from './notices.ts';
import { lookOf, screenPage } from './screen-view.ts';
import { sectionViews } from './sections.ts';
import { newestCommand } from './undo-view.ts';

/** The chair's console. Built from what the chair alone may see; the wall's page is the wall's own bytes. */
export function chairView(host: HostRoom, caller: Caller): ChairView {
  const { meeting } = host;
  const shared = sharedParts(host, caller);
  if (meeting === undefined || host.phase !== 'meeting') return { ...shared, ...withoutMeeting };
  const today = todayIn(host);
  const own = personAudience(meeting, meeting.plan.chair, today);
  const room = roomAudience(meeting, today);
  const goal = goalDetail(meeting, { own, room });
  const { plan } = meeting;
  return {
    ...shared,
    plan: { name: ownerName(meeting.state), place: plan.place, time: plan.time, me: plan.chair },
    people: peopleOf(meeting, today),
    interpreter: meeting.room.interpreter,
    others: meeting.room.others,
    notices: noticesOf(meeting, room, today),
    agenda: agendaRows({ meeting, seen: own }),
    covered: meeting.room.covered,
    ...(goal === undefined ? {} : { goal }),
    sections: sectionViews(meeting, own, plan.chair),
    readBack: meeting.room.readBack,
    next: nextOf(meeting),
    undo: newestCommand(meeting, plan.chair),
    tables: tablesOf(meeting),
  };
}

const withoutMeeting = {
  people: [],
  interpreter: { by: 'room' },
  others: false,
  notices: [],
  agenda: [],
  covered: false,
  sections: [],
  readBack: 'not-begun',
  next: { agreed: false },
  undo: {},
  tables: [],
} satisfies Partial<ChairView>;

type Shared = 'look' | 'state' | 'today' | 'plans' | 'screen' | 'reading' | 'loudspeaker' | 'delivery';

function sharedParts(host: HostRoom, caller: Caller): Pick<ChairView, Shared> {
  return {
    look: lookOf(host),
    state: stateOf(host),
    today: todayIn(host),
    plans: [...host.plans],
    screen: screenPage(host),
    reading: host.reading,
    loudspeaker: loudspeakerOf(host) === caller.session,
    delivery: deliveryOf(host),
  };
}

export function stateOf(host: HostRoom): ChairView['state'] {
  const { phase, needs, store, refusal } = host;
  const base = { phase, tryOut: needs.tryOut, store, storeName: profileOf(host).storeName };
  return refusal === undefined ? base : { ...base, refusal };
}

function deliveryOf(host: HostRoom): ChairView['delivery'] {
  const step = host.phase === 'delivered' ? 'forgotten' : (host.meeting?.room.delivery ?? 'not-begun');
  return { step, ...host.delivery };
}

function peopleOf(meeting: OpenMeeting, today: string): PersonRow[] {
  const answers = meeting.state.meetings.get(meeting.plan.meeting)?.answers ?? {};
  return [...meeting.state.participants.values()].map((person) => {
    const detail = detailOf(person);
    const asked = isFamily(person) && isPresent(meeting.room, person.id);
    const answer = answers[person.id]?.answer ?? (asked ? 'waiting' : undefined);
    return {
      id: person.id,
      name: longNameOf(person),
      role: person.role,
      here: hereOf(meeting, person),
      consent: consentOf(meeting, person, today),
      ...(detail === undefined ? {} : { detail }),
      ...(answer === undefined ? {} : { answer }),
    };
  });
}

function hereOf({ room }: OpenMeeting, person: Participant): PersonRow['here'] {
  const attendee = room.people.find((one) => one.id === person.id);
  if (attendee === undefined) return 'no';
  return attendee.here ? attendee.by : 'left';
}

function consentOf(meeting: OpenMeeting, person: Participant, today: string): PersonRow['consent'] {
  if (isFamily(person)) return 'not-needed';
  const { covered } = personSight(meeting, person.id, today);
  if (covered === undefined) return 'named';
  return covered === 'consent-expired' ? 'expired' : 'none';
}

export function nextOf(meeting: OpenMeeting): ChairView['next'] {
  const next = meeting.state.meetings.get(meeting.plan.meeting)?.next;
  return next === undefined ? { agreed: false } : { agreed: true, ...next };
}

function tablesOf(meeting: OpenMeeting): ChairView['tables'] {
  return meeting.room.tables.map(({ id, role, state, participant }) => ({
    id,
    role,
    state,
    ...(participant === undefined ? {} : { person: nameById(meeting.state, participant) }),
  }));
}
