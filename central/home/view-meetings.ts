import type { Clock, Day } from '#domain/calendar.ts';
import type { MeetingCall } from '#domain/standing.ts';
import type { HomeMeeting } from '#sync/home-messages.ts';
import type { Here } from './find-here.ts';

/** A meeting as it stands in this person's calendar, and which change of it that is. */
export type CalledMeeting = HomeMeeting & Pick<MeetingCall, 'setBy' | 'sequence'>;

/**
 * K1: the meetings to come of a plan that is open, the nearest first. Family and holder see them all (R6); others those
 * that they are asked to, and that one they were asked to is off. Of the rest there is no trace (A6).
 */
export function viewMeetings(here: Here): CalledMeeting[] {
  const { state, at } = here;
  if (state.ended !== undefined || state.withdrawn !== undefined) return [];
  return [
    ...[...state.calls.values()].flatMap((call) => viewOne(here, call, 'called')),
    ...[...state.calledOff.values()].flatMap((call) => viewOne(here, call, 'called-off')),
  ]
    .filter(({ date }) => date >= at.today)
    .toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)));
}

function viewOne({ me, standing }: Here, call: MeetingCall, state: 'called' | 'called-off'): CalledMeeting[] {
  const { id: meeting, setBy, sequence, date, time, place, invited, notAsked } = call;
  const common = { meeting, setBy, sequence };
  if (standing !== 'participant' || invited.includes(me.id)) return [{ ...common, date, time, place, state }];
  const past = notAsked.find(({ participant }) => participant === me.id);
  if (past === undefined) return [];
  const { participant: _me, ...moment } = past;
  return [{ ...common, ...moment, state: 'no-longer-asked' }];
}

function momentOf({ date, time }: { readonly date: Day; readonly time: Clock }): string {
  return `${date} ${time}`;
}
