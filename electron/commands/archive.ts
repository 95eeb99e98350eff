import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Day } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { openArchiveQueue } from '#host/archive/archive-queue.ts';
import { openFolderTransport } from '#host/archive/folder-transport.ts';
import { takeArchiveLines } from '#host/archive/take-archive-lines.ts';
import type { ArchiveReport, PlanTold } from '#host/archive/take-archive-lines.ts';
import { tellArchiveRefusal } from '#host/archive/tell-archive.ts';
import { faultsOfArchiveSettings } from '#domain/archive-settings.ts';
import type { Profile } from '#domain/profile.ts';
import { readMinutesTexts } from '#host/documents/minutes-texts.ts';
import { dayOfInstant } from '#language/dates.ts';
import { findPlaces } from '../places.ts';
import { complainOfDay, runAsked } from './asked-command.ts';
import type { CommandIo } from './command-io.ts';
import { profilePath, readNamedProfile } from './read-named-profile.ts';

const help = `stafettrom archive --data DIR | --database-url URL --to DIR [--profile NAME|FILE] [--date D]
                   [--tenant NAME] [--json]

Takes what is due for the archive core out of the store and puts it into a folder, a folder for each document:
arkivmelding.xml and the document itself. What was sent before is not sent again; what was cut goes on.

  --data DIR           a store to try out, which must not be running
  --database-url URL   PostgreSQL
  --to DIR             where it is fetched from; states are kept there in queue.json
  --profile P          the municipality: when it archives, and the archive's codes; else try-out
  --date D             the day, YYYY-MM-DD; else today
  --tenant NAME        the municipality's name in the store
  --json               the outcome for programs
`;

interface Asked {
  readonly to: string;
  readonly profile: string;
  readonly date: Day;
  readonly asJson: boolean;
  /** For the store's own process, as given. */
  readonly store: readonly string[];
}

/** 0 when everything that is due lies in the folder; 1 when something could not be sent; 2 for a wrong call. */
export function runArchiveCommand(values: readonly string[], io: CommandIo): Promise<number> {
  return runAsked({ help, read: readArguments, run: sendDue, tell }, values, io);
}

const text = { type: 'string' } as const;

function readArguments(values: readonly string[]): Result<Asked, string> {
  const store = { data: text, 'database-url': text, tenant: text };
  const { values: given } = parseArgs({
    args: [...values],
    options: { ...store, to: text, profile: text, date: text, json: { type: 'boolean', default: false } },
  });
  const { data, 'database-url': url, tenant, to, profile = 'try-out', json: asJson } = given;
  const date = given.date ?? dayOfInstant(new Date().toISOString());
  if (to === undefined) return no('Say where to with --to DIR.');
  if ((data === undefined) === (url === undefined))
    return no('Name one store: --data DIR or --database-url URL.');
  const complaint = complainOfDay('date', date);
  if (complaint !== undefined) return no(complaint);
  const options = Object.entries({ data, 'database-url': url, tenant });
  const named = options.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return yes({ to, profile, date, asJson, store: named });
}

function tell(io: CommandIo, report: ArchiveReport, { asJson }: Asked): number {
  io.stdout.write(asJson ? `${JSON.stringify(report)}\n` : tellReport(report));
  return report.refused === 0 && report.waiting === 0 ? 0 : 1;
}

async function sendDue(asked: Asked): Promise<Result<ArchiveReport, string>> {
  const places = findPlaces();
  const profile = await readNamedProfile(places.resources, asked.profile);
  if (!profile.ok) return profile;
  const stopped = await settingsComplaint(places.resources, profile.value);
  if (stopped !== undefined) return no(stopped);
  const [nb, nn] = await Promise.all([
    readMinutesTexts(places.resources, 'nb'),
    readMinutesTexts(places.resources, 'nn'),
  ]);
  const queue = openArchiveQueue({
    file: join(asked.to, 'queue.json'),
    transport: openFolderTransport(asked.to),
    now: Date.now,
  });
  const given = [
    '--date',
    asked.date,
    '--profile',
    profilePath(places.resources, asked.profile),
    ...asked.store,
  ];
  const child = spawn(process.execPath, [places.centralProcess, 'archive', ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  const needs = { queue, texts: { nb, nn }, settings: profile.value.archive };
  const report = await takeArchiveLines(needs, createInterface({ input: child.stdout }));
  return (await ended) === 0 ? yes(report) : no('The store could not be read to its end.');
}

/** Before the store is opened: settings that no archive would take stop everything, and say which field it is. */
async function settingsComplaint(resources: string, profile: Profile): Promise<string | undefined> {
  const texts = await readMinutesTexts(resources, profile.language);
  if (profile.archive === undefined) return tellArchiveRefusal(texts, { kind: 'archive-settings-missing' });
  const faults = faultsOfArchiveSettings(profile.archive);
  if (faults.length === 0) return undefined;
  return tellArchiveRefusal(texts, { kind: 'archive-settings-broken', faults });
}

function tellReport({ sent, already, waiting, refused, plans }: ArchiveReport): string {
  const counts = `${sent} sent, ${already} sent before, ${waiting} waiting, ${refused} refused`;
  return [counts, ...plans.map(tellPlan)].map((line) => `${line}\n`).join('');
}

/** S3: what is not archived is said, by rule and because it stands in no document. */
function tellPlan({ plan, occasion, documents, withoutBytes, byRule, notAlone }: PlanTold): string {
  const others = Object.entries(notAlone).map(([kind, count]) => `${kind} ${count}`);
  return [
    `${plan} (${occasion}): ${documents} documents`,
    `not archived by rule: appointments ${byRule.appointments}, deleted messages ${byRule.deletedMessages}`,
    `in no document of their own: ${others.length === 0 ? 'nothing' : others.join(', ')}`,
    ...(withoutBytes === 0 ? [] : [`documents that are not in the store: ${withoutBytes}`]),
  ].join('; ');
}
