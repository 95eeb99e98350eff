import type { Papers } from '#contract/document-rows.ts';
import type { ChairView } from '#contract/views.ts';
import type { Id } from '#domain/identity.ts';
import { minutesForm } from '#domain/profile.ts';
import type { HostRoom } from '../room/host-room.ts';
import { meetingPapers } from '../room/meeting-papers.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { longNameOf, nameOf } from './names.ts';

/** For the chair: what can be printed once the minutes are approved, and where every copy went. */
export function papersOf(host: HostRoom, meeting: OpenMeeting): Pick<ChairView, 'papers'> {
  const choices = meetingPapers(host, meeting).map(({ paper, takers }) => ({
    paper,
    ...(paper.kind === 'person' ? { name: nameIn(meeting, paper.person) } : {}),
    takers: takers.map((id) => ({ id, name: nameIn(meeting, id) })),
  }));
  const copies = copiesOf(meeting);
  const form = formOf(meeting);
  return choices.length === 0 && copies.length === 0 ? {} : { papers: { form, choices, copies } };
}

/** While the meeting is on its way home nothing is printed any more, but the paper still lies here. */
export function papersAtRest({ meeting, phase }: HostRoom): Pick<ChairView, 'papers'> {
  if (meeting === undefined || phase !== 'delivering') return {};
  const copies = copiesOf(meeting);
  return copies.length === 0 ? {} : { papers: { form: formOf(meeting), choices: [], copies } };
}

function formOf({ plan }: OpenMeeting): Papers['form'] {
  return minutesForm(plan.profile);
}

function nameIn({ state }: OpenMeeting, id: Id): string {
  const person = state.participants.get(id);
  return person === undefined ? '' : longNameOf(person);
}

/** How many each person takes; what is shredded stands last. */
function copiesOf({ state, room }: OpenMeeting): Papers['copies'] {
  const byTaker = Map.groupBy(room.copies ?? [], ({ to }) => to);
  const shredded = byTaker.get(undefined)?.length ?? 0;
  const taken = [...byTaker].flatMap(([to, copies]) => {
    const person = to === undefined ? undefined : state.participants.get(to);
    if (person === undefined) return [];
    const { service } = person;
    const name = service === undefined ? nameOf(person) : `${nameOf(person)} (${service})`;
    return [{ name, count: copies.length }];
  });
  return shredded === 0 ? taken : [...taken, { count: shredded }];
}
