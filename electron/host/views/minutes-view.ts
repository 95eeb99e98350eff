import type { MinutesView } from '#contract/views.ts';
import { topicsFor } from '#domain/consent.ts';
import { minutesForm } from '#domain/profile.ts';
import { isFamily } from '#domain/state.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { readingHasEnded, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { isPresent, personAudience, roomAudience } from '../room/open-meeting.ts';
import { writerOfPage } from '../room/pens.ts';
import { nextOf, stateOf } from './chair-view.ts';
import { agendaRows } from './deck-people.ts';
import { ownerName } from './deck-needs.ts';
import { goalDetail } from './goal-detail.ts';
import { linesPart } from './lines-view.ts';
import { detailOf, longNameOf } from './names.ts';
import { lookOf } from './screen-view.ts';
import { sectionViews } from './section-views.ts';
import { newestCommand } from './undo-view.ts';
import { wordingLinesFor } from './words-view.ts';

/** The minute-taker's page: what this one person may see (idea 4), and the minutes they write. */
export function minutesView(host: HostRoom, caller: Caller): MinutesView {
  const { meeting } = host;
  const shared = { look: lookOf(host), state: stateOf(host), today: todayIn(host) };
  const nothing = { ...shared, people: [], agenda: [], sections: [], next: { agreed: false }, undo: {} };
  if (meeting === undefined || caller.participant === undefined || host.phase !== 'meeting') return nothing;
  if (readingHasEnded(host)) return { ...nothing, covered: true };
  // A3: it lies open on the table, where a stranger reads it as well as the wall.
  if (roomAudience(meeting, todayIn(host)).covered === 'stranger') return { ...nothing, covered: true };
  const own = personAudience(meeting, caller.participant, todayIn(host));
  const goal = goalDetail(meeting, { own, room: roomAudience(meeting, todayIn(host)) });
  const { place, time } = meeting.plan;
  return {
    ...shared,
    plan: { name: ownerName(meeting.state), place, time, me: caller.participant },
    people: namedPeople(meeting, todayIn(host)),
    agenda: agendaRows({ meeting, seen: own }),
    ...(goal === undefined ? {} : { goal }),
    sections: sectionViews(meeting, {
      seen: own,
      me: writerOfPage(meeting, caller),
      today: todayIn(host),
    }),
    ...(minutesForm(meeting.plan.profile) === 'log' ? { isLog: true as const } : {}),
    ...linesPart(meeting, caller.participant, todayIn(host)),
    next: nextOf(meeting),
    undo: newestCommand(meeting, caller.participant),
    wordings: wordingLinesFor(host, own),
  };
}

/** Family, and those whom a consent in force names: nobody else can be given a part in the plan (R7). */
export function namedPeople(meeting: OpenMeeting, today: string): MinutesView['people'] {
  const at = { today, meeting: meeting.plan.meeting };
  const named = [...meeting.state.participants.values()].filter(
    (person) => isFamily(person) || topicsFor(meeting.state, person.id, at).length > 0,
  );
  return named.map((person) => {
    const detail = detailOf(person);
    const { id, role } = person;
    const row = { id, role, name: longNameOf(person), isHere: isPresent(meeting.room, id) };
    return detail === undefined ? row : { ...row, detail };
  });
}
