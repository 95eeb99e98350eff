import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import { no } from '#domain/result.ts';
import { linePlace, peopleOfServices, seesPlace } from '../views/lines-view.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { meetingOf, todayIn } from './host-room.ts';
import { writerOf } from './minutes.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';
import { writeFor } from './plan-work.ts';

/** One line of the minutes, written at a point of the agenda by somebody who sees that point (M1, R5). */
export function addLine(host: HostRoom, caller: Caller, input: CommandInput<'line.add'>): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  if (meeting.room.readBack === 'approved') return no(refuse('already-closed'));
  const own = personAudience(meeting, writerOf(meeting, caller), todayIn(host));
  const place = linePlace(meeting, input.agenda);
  if (place === undefined || !seesPlace(own, place)) return no(refuse('unknown-item'));
  const readers = readersOf(meeting, input.limitedToServices);
  if (readers?.length === 0) return no(refuse('unknown-person', 'limitedToServices'));
  const { line, text, saidBy } = input;
  const { goal, topic } = place;
  return writeFor(host, caller, {
    command: {
      kind: 'line.add',
      meeting: meeting.plan.meeting,
      line,
      text,
      topic,
      ...(goal === undefined ? {} : { goal }),
      ...(readers === undefined ? {} : { limitedTo: readers }),
    },
    saidBy,
  });
}

/** R5: absent is everybody; a service that this plan does not know is nobody, and never everybody. */
function readersOf(
  { state }: OpenMeeting,
  services: readonly string[] | undefined,
): readonly Id[] | undefined {
  if (services === undefined) return undefined;
  const found = services.map((service) => peopleOfServices(state, [service]));
  return found.some((people) => people.length === 0) ? [] : [...new Set(found.flat())];
}
