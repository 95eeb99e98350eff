import type { SettingRow } from '#contract/administrator-view.ts';
import type { AdministratorView, Look } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import type { ProfileQuestion } from '#domain/profile-answers.ts';
import { questionsFor } from '#domain/profile-answers.ts';
import type { ProfileValues, Setting } from '#domain/profile-file.ts';
import { settings } from '#domain/profile-file.ts';
import { defaultTextPixels } from '#language/room-size.ts';
import type { HostRoom } from '../room/host-room.ts';
import { allowedFor } from '../settings/allowed-values.ts';

/**
 * The administrator's page. R8: an administrator may not read plans, so nothing here is taken from a meeting, not
 * even how the room looks while one lasts: its language would tell of the plan, and a change that one has begun.
 */
export function administratorView(host: HostRoom): AdministratorView {
  const { municipality } = host.needs;
  const { file, values } = municipality.inForce();
  const questions = questionsFor(values);
  return {
    look: lookWithoutMeeting(host),
    profile: { id: file.id, name: file.name, version: file.version },
    rows: settings.map((field) => rowOf(field, values, questions)),
    questions: questions.map(({ field }) => field),
    faults: municipality.faults.map(({ sentence }) => sentence),
  };
}

function lookWithoutMeeting({ look }: HostRoom): Look {
  return { ...look, large: false, textPixels: defaultTextPixels };
}

function rowOf(field: Setting, values: ProfileValues, questions: readonly ProfileQuestion[]): SettingRow {
  const entry = values[field];
  const asked = questions.find((question) => question.field === field)?.why;
  const confirmed = confirmationOf(entry);
  return {
    field,
    value: entry.value,
    from: entry.from,
    confirm: entry.from !== 'confirmed' && entry.confirm === true,
    allowed: allowedFor(field),
    ...(entry.source === undefined ? {} : { source: entry.source }),
    ...(asked === undefined ? {} : { asked }),
    ...(confirmed === undefined ? {} : { confirmed: { by: confirmed.by, on: confirmed.on } }),
  };
}

function confirmationOf(
  entry: ProfileValues[Setting],
): { readonly by: string; readonly on: Day } | undefined {
  switch (entry.from) {
    case 'confirmed':
      return entry;
    case 'stated':
      return entry.confirmed;
    case 'default':
      return undefined;
  }
}
