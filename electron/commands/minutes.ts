import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Day } from '#domain/calendar.ts';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { minutesForm } from '#domain/profile.ts';
import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { findUnknownReferences } from '#host/documents/meeting-references.ts';
import { findCharacters } from '#host/documents/characters.ts';
import type { CharactersAt } from '#host/documents/characters.ts';
import { buildMinutesFromFiles } from '#host/documents/minutes-from-files.ts';
import { readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { canDraw } from '#host/documents/pdf/fonts.ts';
import { tellCharacters } from '#host/documents/tell-characters.ts';
import { dayOfInstant } from '#language/dates.ts';
import { resourcesPath } from '../places.ts';
import { complainOfDay, runAsked } from './asked-command.ts';
import type { CommandIo } from './command-io.ts';
import { makeMeetingDocuments } from './minutes-documents.ts';
import type { DocumentsRefused, MeetingOnFile } from './minutes-documents.ts';
import { readJsonFile } from './read-json-file.ts';
import { readNamedProfile } from './read-named-profile.ts';

const help = `stafettrom minutes MEETING.json --out DIR [--date D] [--since D] [--profile NAME|FILE]

Makes everything that leaves a held meeting, from NAME.meeting.json and the plan file beside it:
the minutes as PDF, DOCX and text, whole, for each service and for each participant of no service; a
conclusion card for each service; arkivmelding for KS Fiks Arkiv and for eFormidling; an invitation to the next
meeting. The profile says whether they are minutes, a note, or an extract of the log.

  --out DIR       folder for the documents; made if it is not there
  --date D        day of the meeting, YYYY-MM-DD; else the date in the file, else today
  --since D       day of the meeting before it; what was said after that day is taken in
  --profile P     the municipality, a name in resources/profiles or a file; else try-out
`;

interface Asked {
  readonly meeting: string;
  readonly out: string;
  readonly date: Day | undefined;
  readonly since: Day | undefined;
  readonly profile: string;
}

type Complaint = string;

/** `stafettrom minutes`: 0 when the documents are written, 1 when the files stop it, 2 for a wrong call. */
export function runMinutes(values: readonly string[], io: CommandIo): Promise<number> {
  return runAsked({ help, read: readArguments, run: makeDocuments, tell }, values, io);
}

function readArguments(given: readonly string[]): Result<Asked, Complaint> {
  const day = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { out: { type: 'string' }, date: day, since: day, profile: { type: 'string' } },
  });
  const [meeting, ...more] = positionals;
  const { out, date, since, profile = 'try-out' } = values;
  if (meeting === undefined || more.length > 0) return no('Name one meeting file.');
  if (out === undefined) return no('Say where with --out DIR.');
  const complaint = complainOfDay('date', date) ?? complainOfDay('since', since);
  return complaint === undefined ? yes({ meeting, out, date, since, profile }) : no(complaint);
}

function tell(io: CommandIo, { written, leftOut }: Written): number {
  io.stdout.write(written.map((path) => `${path}\n`).join(''));
  io.stderr.write(leftOut.map((sentence) => `${sentence}\n`).join(''));
  return 0;
}

interface Written {
  readonly written: readonly string[];
  readonly leftOut: readonly string[];
}

async function makeDocuments(asked: Asked): Promise<Result<Written, Complaint>> {
  const resources = resourcesPath();
  const read = await readMeeting(resources, asked);
  if (!read.ok) return read;
  const materials = await readPdfMaterials(resources);
  const stopped = charactersComplaint(materials, asked.meeting, read.value);
  if (stopped !== undefined) return no(stopped);
  const made = await makeMeetingDocuments(materials, read.value);
  if (!made.ok) return no(refusalText(asked.meeting, made.refusal));
  await mkdir(asked.out, { recursive: true });
  const written: string[] = [];
  for (const { name, bytes } of made.value.files) {
    const target = join(asked.out, name);
    await writeFile(target, bytes);
    written.push(target);
  }
  return yes({ written, leftOut: made.value.leftOut });
}

async function readMeeting(resources: string, asked: Asked): Promise<Result<MeetingOnFile, Complaint>> {
  const { meeting: path, date, since } = asked;
  const meeting = await readJsonFile(path, meetingFileSchema);
  if (!meeting.ok) return meeting;
  const planPath = join(dirname(path), meeting.value.plan);
  const plan = await readJsonFile(planPath, planFileSchema);
  if (!plan.ok) return plan;
  const unknown = referenceComplaint({ path, meeting: meeting.value }, { path: planPath, plan: plan.value });
  if (unknown !== undefined) return no(unknown);
  const profile = await readNamedProfile(resources, asked.profile);
  if (!profile.ok) return profile;
  const day = date ?? meeting.value.date ?? dayOfInstant(new Date().toISOString());
  return yes({
    plan: plan.value,
    meeting: meeting.value,
    date: day,
    since,
    profile: profile.value,
    resources,
  });
}

/** Before anything is made: what is approved is what is printed, so the writer is asked first. */
function charactersComplaint(
  { fonts, texts }: PdfMaterials,
  path: string,
  { plan, meeting, date, since, profile }: MeetingOnFile,
): Complaint | undefined {
  const document = buildMinutesFromFiles(plan, meeting, { date, since, form: minutesForm(profile) });
  const found = findCharacters(document, (codePoint) => canDraw(fonts, codePoint));
  if (found.length === 0) return undefined;
  const sentences = tellCharacters(texts[plan.language], document, found);
  return [...sentences, ...found.map((one) => `${path}: ${one.where}: ${codePoints(one)}`)].join('\n');
}

function codePoints({ characters }: CharactersAt): string {
  const codes = characters.map((one) =>
    (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'),
  );
  return codes.map((code) => `U+${code}`).join(', ');
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

function refusalText(path: string, refusal: DocumentsRefused): Complaint {
  switch (refusal.kind) {
    case 'archive':
      return refusal.sentence;
    case 'document-invalid':
      return `${path}: cannot become minutes: ${refusal.where.join(', ')}`;
    // Of the minutes they were asked before; what is left is what only a card says.
    case 'characters-missing':
      return `${path}: the font cannot draw ${refusal.characters.join(', ')}`;
  }
}
