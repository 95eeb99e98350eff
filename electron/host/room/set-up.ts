import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { SetupFault } from '#contract/setup-rows.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { probeStore } from '../check/probe-store.ts';
import type { RoomSettings } from '../settings/settings.ts';
import { changesBetween } from '../settings/setup-changes.ts';
import { draftOf, readDraft } from '../settings/setup-draft.ts';
import type { SettingsFileFault } from '../settings/settings-file.ts';
import { readSettingsFile, writeSettingsFile } from '../settings/settings-file.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done } from './host-room.ts';
import { isAtRest, mayArrange, officeOf, settingsInForce, tryCode } from './room-office.ts';

type Filled = CommandInput<'setup.judge'>;

/** The form and what a file brought, laid over what stands; nothing is written. */
function readFilled(
  host: HostRoom,
  { draft, file }: Filled,
): Result<Result<RoomSettings, readonly SetupFault[]>, Refusal> {
  const now = settingsInForce(host);
  const brought = file === undefined ? yes(now) : readSettingsFile(file, now);
  if (!brought.ok) return no(fileRefusal(brought.refusal));
  const profiles = officeOf(host).profiles.map(({ id }) => id);
  return yes(readDraft({ profiles, before: brought.value }, draft));
}

export function judgeSetUp(host: HostRoom, caller: Caller, input: Filled): Answer {
  const may = mayArrange(host, caller);
  if (!may.ok) return may;
  const filled = readFilled(host, input);
  if (!filled.ok) return filled;
  const read = filled.value;
  if (!read.ok) return yes({ changes: [], faults: read.refusal });
  return yes({ changes: changesBetween(settingsInForce(host), read.value), faults: [] });
}

/** Everything that was listed, or nothing. What hangs on the start of a room starts it anew. */
export function saveSetUp(host: HostRoom, caller: Caller, input: Filled): Answer {
  const may = mayArrange(host, caller);
  if (!may.ok) return may;
  const { needs } = host;
  if (!needs.tryOut && !officeOf(host).code.isSet()) return no(refuse('code-missing', 'code'));
  const filled = readFilled(host, input);
  if (!filled.ok) return filled;
  const read = filled.value;
  if (!read.ok) return no(refuse('value-not-allowed', read.refusal[0]?.field));
  const before = settingsInForce(host);
  const after: RoomSettings = { ...read.value, setUp: 'done' };
  const wrote = write(host, () => needs.settings?.replace?.(after));
  if (!wrote.ok) return wrote;
  host.look = { ...host.look, language: after.language, scheme: after.scheme };
  needs.changed();
  startAnew(host, before, after);
  return done;
}

/** The name, the profile and the store are what a host is started with. */
function startAnew({ needs }: HostRoom, before: RoomSettings, after: RoomSettings): void {
  const { profile, room, store } = after;
  if (before.profile === profile && before.room === room && before.store === store) return;
  needs.settled?.({
    profile,
    ...(room === undefined ? {} : { room }),
    ...(store === undefined ? {} : { store }),
  });
}

function write({ needs }: HostRoom, run: () => void): Answer {
  try {
    run();
    return done;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    needs.log.note('settings-not-written', { code: String(error.code) });
    return no(refuse('disk-refused'));
  }
}

export async function tryStore(
  host: HostRoom,
  caller: Caller,
  { store }: CommandInput<'setup.try'>,
): Promise<Answer> {
  const may = mayArrange(host, caller);
  if (!may.ok) return may;
  const { answer } = await probeStore(store, host.needs.now);
  return yes({ answer });
}

export function exportSetUp(host: HostRoom, caller: Caller): Answer {
  const may = mayArrange(host, caller);
  return may.ok ? yes({ text: writeSettingsFile(settingsInForce(host)) }) : may;
}

export function importSetUp(host: HostRoom, caller: Caller, { text }: CommandInput<'setup.import'>): Answer {
  const may = mayArrange(host, caller);
  if (!may.ok) return may;
  const read = readSettingsFile(text, settingsInForce(host));
  return read.ok ? yes({ draft: draftOf(read.value) }) : no(fileRefusal(read.refusal));
}

/** The page says which field of the file it is. */
function fileRefusal(fault: SettingsFileFault): Refusal {
  const refusal = refuse(fault.kind, 'file');
  return fault.kind === 'file-field' ? { ...refusal, values: { field: fault.field.slice(0, 200) } } : refusal;
}

/** A room with real people in it is set up first. */
export function putOffSetUp(host: HostRoom): Answer {
  if (!host.needs.tryOut) return no(refuse('not-allowed'));
  const wrote = write(host, () => host.needs.settings?.set({ setUp: 'later' }));
  host.needs.changed();
  return wrote;
}

export async function chooseCode(
  host: HostRoom,
  caller: Caller,
  { code }: CommandInput<'setup.code'>,
): Promise<Answer> {
  const may = mayArrange(host, caller);
  if (!may.ok) return may;
  const { code: exitCode, opened } = officeOf(host);
  try {
    await exitCode.set(code);
  } catch (error) {
    return write(host, () => {
      throw error;
    });
  }
  opened.add(caller.session);
  host.needs.changed();
  return done;
}

export async function openSetUp(
  host: HostRoom,
  caller: Caller,
  { code }: CommandInput<'setup.open'>,
): Promise<Answer> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  const tried = await tryCode(host, code);
  if (!tried.ok) return tried;
  officeOf(host).opened.add(caller.session);
  host.needs.changed();
  return done;
}

export function closeSetUp(host: HostRoom, { session }: Caller): Answer {
  officeOf(host).opened.delete(session);
  host.needs.changed();
  return done;
}

/** The shell ends everything in order. Where the room is only tried, and has no code, nobody is asked for one. */
export async function leaveRoom(host: HostRoom, { code }: CommandInput<'room.leave'>): Promise<Answer> {
  if (!isAtRest(host)) return no(refuse('meeting-open'));
  if (officeOf(host).code.isSet()) {
    const tried = await tryCode(host, code ?? '');
    if (!tried.ok) return tried;
  } else if (!host.needs.tryOut) return no(refuse('code-missing', 'code'));
  host.needs.leave?.();
  return done;
}
