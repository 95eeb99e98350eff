import type { Body, Verb } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import { factSchema } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { Meeting, PlanState } from '#domain/state.ts';
import { emptyState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';

export const date = '2026-11-12';
export const meetingId = 'm1';

let chance = 0;
const newId = createIds({
  now: () => Date.UTC(2026, 10, 12),
  randomBytes: (length) => Uint8Array.from({ length }, () => (chance += 7) % 256),
});

/** One fact, written by the holder. */
export function fact<Named extends Verb>(verb: Named, item: string, body: Body<Named>): KnownFact {
  return factBy('holder', verb, { item, body });
}

export function factBy<Named extends Verb>(
  writtenBy: string,
  verb: Named,
  { item, body }: { item: string; body: Body<Named> },
): KnownFact {
  const id = newId();
  const written = factSchema.parse({
    id,
    command: id,
    plan: 'plan',
    item,
    verb,
    saidBy: [],
    writtenBy,
    proof: 'attested',
    at: '2026-11-12T09:00:00.000Z',
    profile: 'test-1',
    body,
  });
  const reading = readFact(written);
  if (reading.kind !== 'known') throw new Error(`No known fact: ${verb}`);
  return reading.fact;
}

const staff = { role: 'participant', access: 'full', employee: true } as const;

/** A plan with a school, a health station that sees health alone, and a helper named for this meeting only. */
export function planFacts(language: 'nb' | 'nn' = 'nb'): readonly KnownFact[] {
  return [
    fact('plan.opened/1', 'plan', { about: 'child', language }),
    fact('participant.added/1', 'child', {
      role: 'plan-owner',
      name: 'Ada Fjeldberg',
      access: 'read',
      employee: false,
    }),
    fact('participant.added/1', 'mother', {
      role: 'guardian',
      name: 'Hanne Fjeldberg',
      familyWord: 'mor',
      access: 'read',
      employee: false,
    }),
    fact('participant.added/1', 'holder', {
      ...staff,
      role: 'relay-holder',
      name: 'Siri Bakke',
      service: 'Fjellheim skole',
    }),
    fact('participant.added/1', 'nurse', { ...staff, name: 'Tone Lid', service: 'Lia helsestasjon' }),
    fact('participant.added/1', 'helper', {
      ...staff,
      name: 'Frode Sæther',
      position: 'vikar',
      service: 'Nes barnehage',
      forMeeting: meetingId,
    }),
    fact('consent.given/1', 'c1', {
      signedOn: '2026-09-01',
      signedBy: ['mother'],
      form: 'paper',
      names: [{ participant: 'holder' }, { participant: 'nurse', topics: ['health'] }],
    }),
    fact('goal.added/1', 'read', { title: 'Lese hver dag', topic: 'school' }),
    fact('goal.added/1', 'sleep', { title: 'Sove godt', topic: 'health' }),
    fact('activity.added/1', 'song', {
      goal: 'sleep',
      description: 'Synge før leggetid.',
      topic: 'health',
      responsible: [{ participant: 'mother' }],
      status: 'ongoing',
    }),
  ];
}

/** The meeting itself: what was agreed about the school, and about health. */
export function heldFacts(): readonly KnownFact[] {
  const meeting = meetingId;
  return [
    fact('meeting.opened/1', meeting, {
      date,
      time: '08:30',
      place: 'Fjellheim skole',
      chair: 'holder',
      minuteTaker: 'nurse',
    }),
    fact('consent.given/1', 'c2', {
      signedOn: date,
      signedBy: ['mother'],
      form: 'paper',
      meeting,
      names: [{ participant: 'helper' }],
    }),
    fact('activity.added/1', 'books', {
      goal: 'read',
      description: 'Låne lydbøker',
      topic: 'school',
      responsible: [{ participant: 'holder' }],
      deadline: '2026-12-01',
      status: 'new',
    }),
    fact('activity.added/1', 'talk', {
      goal: 'sleep',
      description: 'Snakke om søvn hjemme.',
      topic: 'health',
      responsible: [{ participant: 'nurse' }, { name: 'bestemor' }],
      status: 'new',
    }),
    fact('activity.closed/1', 'song', { on: date, reason: 'Det går av seg selv.', status: 'done' }),
    fact('section.approved/1', 's1', {
      meeting,
      heading: 'Sove godt',
      position: 1,
      goal: 'sleep',
      topic: 'health',
      text: fromPlainText('Ada sover bedre.'),
    }),
    ...['holder', 'nurse', 'helper'].map((participant) =>
      fact('attendance.recorded/1', meeting, { meeting, participant, part: 'whole', by: 'room' }),
    ),
    fact('nextMeeting.agreed/1', meeting, { meeting, date: '2027-01-11', time: '12:00', place: 'Lia' }),
  ];
}

export function held(...facts: readonly KnownFact[]): { state: PlanState; meeting: Meeting } {
  const state = fold(emptyState, [...planFacts(), ...heldFacts(), ...facts]);
  return { state, meeting: meetingOf(state) };
}

export function meetingOf(state: PlanState): Meeting {
  const meeting = state.meetings.get(meetingId);
  if (meeting === undefined) throw new Error('The meeting is gone');
  return meeting;
}
