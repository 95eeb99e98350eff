import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';

/** The plan that all clients write in. Everybody in it is made up. */
export const faultPlan = 'feil';
export const holder = 'u0';
export const goals = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'] as const;

/** Each client is another room: it borrows under a meeting that its own participant chairs, and sees with those eyes. */
export function participantOf(client: number): string {
  return `u${client}`;
}

export function meetingOf(client: number): string {
  return `mote-${client}`;
}

/** A folder as the store seeds from: a plan with as many people as there are clients, and a meeting for each. */
export function writeFaultPlan(clients: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-faults-'));
  const ids = Array.from({ length: clients }, (_, index) => participantOf(index));
  const plan = planFileSchema.parse({
    format: 1,
    kind: 'plan',
    id: faultPlan,
    about: 'child',
    language: 'nb',
    participants: [
      { id: 'barn', role: 'plan-owner', name: 'Eira Dal', access: 'read', born: -3105 },
      { id: 'mor', role: 'guardian', name: 'Siri Dal', access: 'full', familyWord: 'mor' },
      ...ids.map((id, index) => ({
        id,
        role: index === 0 ? 'relay-holder' : 'participant',
        name: `Person ${index}`,
        access: 'full',
        employee: true,
      })),
    ],
    consents: [{ id: 's1', signedOn: -30, signedBy: ['mor'], form: 'eid', names: namesOf(ids) }],
    items: goals.flatMap((id, index) => [
      { kind: 'goal', id, title: `Mål ${index}`, topic: index % 3 === 2 ? 'health' : 'school' },
      {
        kind: 'activity',
        id: activityOf(id),
        goal: id,
        description: `Tiltak under ${id}`,
        responsible: [{ participant: holder }],
        deadline: 30,
        status: 'ongoing',
      },
    ]),
  });
  writeFileSync(path.join(folder, 'feil.plan.json'), JSON.stringify(plan));
  ids.forEach((chair, index) => {
    const meeting = meetingFileSchema.parse({
      format: 1,
      kind: 'meeting',
      id: meetingOf(index),
      plan: 'feil.plan.json',
      time: '13:00',
      place: 'Furua',
      chair,
      minuteTaker: chair,
      agenda: [{ kind: 'welcome', id: 'velkommen' }],
      present: [],
    });
    writeFileSync(path.join(folder, `feil-${index}.meeting.json`), JSON.stringify(meeting));
  });
  return folder;
}

export function activityOf(goal: string): string {
  return `tiltak-${goal}`;
}

/** Every sixth may see what concerns school only. */
export function namesOf(
  ids: readonly string[],
  without?: string,
): { participant: string; topics?: ['school'] }[] {
  return ids
    .filter((id) => id !== without)
    .map((participant, index) => (index % 6 === 5 ? { participant, topics: ['school'] } : { participant }));
}
