import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';

/** Plans that the demonstration has no use for: each stands for one situation of the rules. */
type Change = (plan: PlanFile) => PlanFile;

const demo = path.resolve(import.meta.dirname, '../../../resources/demo');

const situations: Readonly<Record<string, { readonly of: 'ada' | 'isak'; readonly change: Change }>> = {
  /** C7: every consent ran out five days ago. */
  Nora: {
    of: 'ada',
    change: (plan) => ({
      ...plan,
      consents: plan.consents.map((consent) => ({ ...consent, expiresOn: -5 })),
    }),
  },
  /** R2, C3: one holder, in the kindergarten; the school's teacher is named and has no baton. */
  Emil: {
    of: 'isak',
    change: (plan) => ({
      ...plan,
      participants: plan.participants.map(({ accessEnds: _ends, ...person }) =>
        person.id === 'skule' ? { ...person, role: 'participant' } : person,
      ),
    }),
  },
  /** S2, C8: made inactive half a year ago. */
  Sara: { of: 'ada', change: (plan) => ({ ...plan, ended: { kind: 'inactive', on: -180 } }) },
};

/** Ada and Isak as they are, and one more plan for each situation, in files as the store takes them in. */
export function writeLawPlans(folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(path.join(demo, 'documents'), path.join(folder, 'documents'), { recursive: true });
  for (const name of ['ada', 'isak'] as const) {
    write(folder, name, { plan: readPlan(name), meeting: readMeeting(name) });
  }
  for (const [name, { of, change }] of Object.entries(situations)) {
    const id = name.toLowerCase();
    const plan = renamed(change(readPlan(of)), { id, name });
    write(folder, id, { plan, meeting: { ...readMeeting(of), id: `${id}-mote`, plan: `${id}.plan.json` } });
  }
}

function renamed(plan: PlanFile, to: { id: string; name: string }): PlanFile {
  const participants = plan.participants.map(({ shownAs: _shown, ...person }) =>
    person.role === 'plan-owner' ? { ...person, name: `${to.name} Solberg Dal` } : person,
  );
  return { ...plan, id: to.id, participants };
}

function write(folder: string, name: string, files: { plan: PlanFile; meeting: MeetingFile }): void {
  writeFileSync(path.join(folder, `${name}.plan.json`), JSON.stringify(files.plan));
  writeFileSync(path.join(folder, `${name}.meeting.json`), JSON.stringify(files.meeting));
}

function readPlan(name: string): PlanFile {
  return read(planFileSchema, `${name}.plan.json`);
}

function readMeeting(name: string): MeetingFile {
  return read(meetingFileSchema, `${name}.meeting.json`);
}

function read<Schema extends z.ZodType>(schema: Schema, file: string): z.output<Schema> {
  return schema.parse(JSON.parse(readFileSync(path.join(demo, file), 'utf8')));
}
