import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProfileFault } from '#domain/profile-faults.ts';
import { faultOf, largestProfile, tooLargeFault } from '#domain/profile-faults.ts';
import type { ReadProfile } from '#domain/profile-file.ts';
import { readProfileText } from '#domain/profile-file.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { replaceDurably } from '../keys/durable-file.ts';
import type { Log } from '../log.ts';

export interface ProfileNeeds {
  /** The folder of the municipalities' files. */
  readonly folder: string;
  /** The municipality's, without the ending. */
  readonly name: string;
  /** Where the last one without a fault is kept. */
  readonly keptFile: string;
  readonly log: Pick<Log, 'note'>;
}

export interface LoadedProfile extends ReadProfile {
  /** `kept`: the file is faulty, and the last good one stays in force. */
  readonly from: 'file' | 'kept';
  /** What is wrong with the file; empty when it is the one in force. */
  readonly faults: readonly ProfileFault[];
}

export interface NoProfile {
  readonly kind: 'no-profile';
  readonly faults: readonly ProfileFault[];
}

type Read = Result<ReadProfile & { readonly text: string }, readonly ProfileFault[]>;

/** Reads a municipality's profile. A faulty file never takes the place of one that was good (domain §12). */
export function loadProfile(needs: ProfileNeeds): Result<LoadedProfile, NoProfile> {
  const fileName = `${needs.name}.json`;
  const read = readNamed(needs, join(needs.folder, fileName));
  if (read.ok) {
    keep(needs, read.value.text);
    const { profile, values, file } = read.value;
    return yes({ profile, values, file, from: 'file', faults: [] });
  }
  const faults = read.refusal;
  for (const fault of faults) noteFault(needs.log, fault);
  const kept = readNamed(needs, needs.keptFile);
  if (!kept.ok) return no({ kind: 'no-profile', faults });
  const { profile, values, file } = kept.value;
  needs.log.note('profile-kept', { version: profile.version, count: faults.length });
  return yes({ profile, values, file, from: 'kept', faults });
}

/** The text of a file as the profile of this name: a kept one of another municipality is not ours. */
function readNamed({ name }: ProfileNeeds, path: string): Read {
  const file = `${name}.json`;
  const text = readText(path, file);
  if (!text.ok) return text;
  const read = readProfileText(text.value, file);
  if (!read.ok) return read;
  const { id } = read.value.profile;
  if (id === name) return yes({ ...read.value, text: text.value });
  const is = `is ${JSON.stringify(id)}`;
  return no([faultOf({ kind: 'wrong', file, field: 'id', is, allowed: `${name}, as the file is called` })]);
}

function readText(path: string, file: string): Result<string, readonly ProfileFault[]> {
  try {
    const { size } = statSync(path);
    return size > largestProfile ? no([tooLargeFault(file, size)]) : yes(readFileSync(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const is = `cannot be read (${String(error.code)})`;
    return no([faultOf({ kind: 'missing', file, field: 'the file', is, allowed: 'a profile of this name' })]);
  }
}

function keep({ keptFile }: ProfileNeeds, text: string): void {
  if (isKept(keptFile, text)) return;
  mkdirSync(dirname(keptFile), { recursive: true, mode: 0o700 });
  replaceDurably(keptFile, text);
}

function isKept(path: string, text: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  return size === Buffer.byteLength(text) && readFileSync(path, 'utf8') === text;
}

/** The log tells where and what may stand there, never what stood there. */
export function noteFault(log: ProfileNeeds['log'], { kind, file, field, allowed }: ProfileFault): void {
  log.note('profile-fault', { kind, code: `${file} ${tellField(field)}`, reason: allowed });
}

/** An unknown field is what somebody wrote: only words as our own fields are kept of it. */
function tellField(field: string): string {
  return field
    .split('.')
    .map((part) => (/^[a-zA-Z0-9 ]{1,24}$/.test(part) ? part : '…'))
    .join('.');
}
