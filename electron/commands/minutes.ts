import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { findUnknownReferences } from '#host/documents/meeting-references.ts';
import { buildMinutesFromFiles } from '#host/documents/minutes-from-files.ts';
import { makeMinutesPdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { MinutesRefused } from '#host/documents/minutes-pdf.ts';
import { dayOfInstant } from '#language/dates.ts';
import { resourcesPath } from '../places.ts';
import type { CommandIo } from './command-io.ts';
import { readJsonFile } from './read-json-file.ts';

const help = `stafettrom minutes MEETING.json --out DIR [--date D] [--since D]

Makes the minutes of a held meeting from NAME.meeting.json and the plan file beside it.

  --out DIR   folder for the documents; made if it is not there
  --date D    day of the meeting, YYYY-MM-DD; else the date in the file, else today
  --since D   day of the meeting before it; what was said after that day is taken in
`;

const notMadeYet = ['moetereferat.docx', 'moetereferat.txt', 'arkivmelding.xml', 'innkalling.ics'];

interface Asked {
  readonly meeting: string;
  readonly out: string;
  readonly date: Day | undefined;
  readonly since: Day | undefined;
}

type Complaint = string;

/** `stafettrom minutes`: 0 when the documents are written, 1 when the files stop it, 2 for a wrong call. */
export async function runMinutes(arguments_: readonly string[], io: CommandIo): Promise<number> {
  if (arguments_.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  const asked = readArguments(arguments_);
  if (!asked.ok) {
    io.stderr.write(`${asked.refusal}\n\n${help}`);
    return 2;
  }
  const made = await makeDocuments(resourcesPath(), asked.value);
  if (!made.ok) {
    io.stderr.write(`${made.refusal}\n`);
    return 1;
  }
  io.stdout.write(`${made.value}\n`);
  io.stderr.write(`Not made yet: ${notMadeYet.join(', ')}\n`);
  return 0;
}

function readArguments(arguments_: readonly string[]): Result<Asked, Complaint> {
  const day = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...arguments_],
      allowPositionals: true,
      options: { out: { type: 'string' }, date: day, since: day },
    });
    const [meeting, ...more] = positionals;
    if (meeting === undefined || more.length > 0) return no('Name one meeting file.');
    if (values.out === undefined) return no('Say where with --out DIR.');
    for (const name of ['date', 'since'] as const) {
      const value = values[name];
      if (value !== undefined && !daySchema.safeParse(value).success) {
        return no(`--${name} is not a day: ${value}. Write it as 2026-11-12.`);
      }
    }
    return yes({ meeting, out: values.out, date: values.date, since: values.since });
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

async function makeDocuments(
  resources: string,
  { meeting: path, out, date, since }: Asked,
): Promise<Result<string, Complaint>> {
  const meeting = await readJsonFile(path, meetingFileSchema);
  if (!meeting.ok) return meeting;
  const planPath = join(dirname(path), meeting.value.plan);
  const plan = await readJsonFile(planPath, planFileSchema);
  if (!plan.ok) return plan;
  const unknown = referenceComplaint({ path, meeting: meeting.value }, { path: planPath, plan: plan.value });
  if (unknown !== undefined) return no(unknown);
  const day = date ?? meeting.value.date ?? dayOfInstant(new Date().toISOString());
  const document = buildMinutesFromFiles(plan.value, meeting.value, { date: day, since });
  const rendered = await makeMinutesPdf(await readPdfMaterials(resources), document);
  if (!rendered.ok) return no(refusalText(path, rendered.refusal));
  const target = join(out, rendered.value.name);
  await mkdir(out, { recursive: true });
  await writeFile(target, rendered.value.bytes);
  return yes(target);
}

function referenceComplaint(
  meeting: { readonly path: string; readonly meeting: MeetingFile },
  plan: { readonly path: string; readonly plan: PlanFile },
): Complaint | undefined {
  const unknown = findUnknownReferences(plan.plan, meeting.meeting);
  if (unknown.length === 0) return undefined;
  const lines = unknown.map(({ file, field, id }) => {
    return `${file === 'plan' ? plan.path : meeting.path}: ${field}: names ${id}, which is not there`;
  });
  return lines.join('\n');
}

function refusalText(path: string, refusal: MinutesRefused): Complaint {
  const where = refusal.where.join(', ');
  if (refusal.kind === 'document-invalid') return `${path}: cannot become minutes: ${where}`;
  const characters = refusal.characters.map((character) => {
    return `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;
  });
  return `${path}: the font cannot draw ${characters.join(', ')} in ${where}. Use another spelling.`;
}
