import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import { readProfileText } from '#domain/profile-file.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { ExitCode } from '../settings/exit-code.ts';
import { openExitCode, readTries, waitAfter, writeTries } from '../settings/exit-code.ts';
import type { RoomSettings } from '../settings/settings.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, isOpening } from './host-room.ts';
import { settingsOf } from './voice-choice.ts';

export interface NamedProfile {
  readonly id: string;
  readonly name: string;
}

/** What the host holds of the room's own affairs, in memory. */
export interface RoomOffice {
  readonly code: ExitCode;
  readonly profiles: readonly NamedProfile[];
  /** Pages that showed the code: they may set the room up until they close it again. */
  readonly opened: Set<string>;
  /** Wrong codes since the last right one, and until when none is looked at. */
  wrong: number;
  until: number;
  isTrying: boolean;
}

/** What is in force now, also where the start of the room was told it and the settings were not. */
export function settingsInForce(host: HostRoom): RoomSettings {
  const { needs, signIn, storeUrl, look } = host;
  const kept = settingsOf(host);
  const { room = needs.roomName, store = signIn === undefined ? undefined : storeUrl } = kept;
  return {
    ...kept,
    profile: needs.municipality.inForce().file.id,
    language: look.language,
    ...(room === undefined ? {} : { room }),
    ...(store === undefined ? {} : { store }),
  };
}

export function officeOf(host: HostRoom): RoomOffice {
  host.office ??= openOffice(host);
  return host.office;
}

/** What was waited for before the room was started anew is waited for again, from its beginning. */
function openOffice(host: HostRoom): RoomOffice {
  const { dataFolder: folder, random, resources } = host.needs;
  const wrong = readTries(folder);
  return {
    code: openExitCode({ folder, random }),
    profiles: readProfiles(join(resources, 'profiles')),
    opened: new Set(),
    wrong,
    until: clockOf(host)() + waitAfter(wrong),
    isTrying: false,
  };
}

function clockOf({ needs }: HostRoom): () => number {
  return needs.elapsed ?? needs.now;
}

/** A file with a fault has no name that could be chosen: whoever mends it is told elsewhere. */
function readProfiles(folder: string): readonly NamedProfile[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.toSorted().flatMap((name) => {
    const read = readProfileText(readFileSync(join(folder, name), 'utf8'), name);
    return read.ok ? [{ id: name.slice(0, -'.json'.length), name: read.value.file.name }] : [];
  });
}

/** The room's own affairs wait while anything of a meeting is here. */
export function isAtRest(host: HostRoom): boolean {
  return !isOpening(host) && host.phase !== 'delivering';
}

/** Where the room has a code, the page that asks has shown it. */
export function isOpenFor(host: HostRoom, session: string): boolean {
  const { code, opened } = officeOf(host);
  return !code.isSet() || opened.has(session);
}

export function mayArrange(host: HostRoom, { session }: Caller): Result<undefined, Refusal> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  return isOpenFor(host, session) ? yes(undefined) : no(refuse('code-first'));
}

/**
 * One try at a time; after a wrong one nothing is looked at for a while, and nobody is told how long. It counts as wrong
 * before it is looked at: a program that is ended in the meantime has not forgotten it.
 */
export async function tryCode(host: HostRoom, code: string): Promise<Answer> {
  const office = officeOf(host);
  const now = clockOf(host);
  if (office.isTrying || now() < office.until) return no(refuse('code-wait', 'code'));
  office.isTrying = true;
  try {
    countTries(host, office.wrong + 1);
    if (await office.code.fits(code.trim())) {
      countTries(host, 0);
      return done;
    }
    office.until = now() + waitAfter(office.wrong);
    host.needs.log.note('exit-code-wrong');
    return no(refuse('code-wrong', 'code'));
  } finally {
    office.isTrying = false;
  }
}

/** A disk that is full keeps nobody in the room: then the count lives as long as this host. */
function countTries(host: HostRoom, wrong: number): void {
  officeOf(host).wrong = wrong;
  try {
    writeTries(host.needs.dataFolder, wrong);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    host.needs.log.note('exit-tries-not-written', { code: String(error.code) });
  }
}
