import type { Day } from './calendar.ts';
import type { ProfileFault } from './profile-faults.ts';
import { faultOf } from './profile-faults.ts';
import type { ProfileFile, ProfileValues, Setting } from './profile-file.ts';
import { readProfileFile, settings } from './profile-file.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';

type Entry = ProfileValues[Setting];

/** What the administrator is asked: "Står ikke i rutinen deres. Stemmer det?" */
export interface ProfileQuestion {
  readonly field: Setting;
  readonly value: Entry['value'];
  /** `default`: the routine does not say it. `confirm`: law or policy that a person with the right must confirm. */
  readonly why: 'default' | 'confirm';
  /** The lines that the value is read from, where there are any. */
  readonly source?: string;
}

/** Every value that nobody with the right has stated or confirmed, in the order of the settings. */
export function questionsFor(values: ProfileValues): readonly ProfileQuestion[] {
  return settings.flatMap((field) => {
    const entry = values[field];
    const why = whyAsked(entry);
    if (why === undefined) return [];
    const source = entry.source === undefined ? {} : { source: entry.source };
    return [{ field, value: entry.value, why, ...source }];
  });
}

function whyAsked(entry: Entry): ProfileQuestion['why'] | undefined {
  if (entry.from === 'confirmed') return undefined;
  if (entry.from === 'default') return entry.confirm === true ? 'confirm' : 'default';
  return entry.confirm === true && entry.confirmed === undefined ? 'confirm' : undefined;
}

/** `by` is the role of whoever answers, never a name. What comes from a page is judged here like a file. */
export type ProfileAnswer =
  | { readonly field: string; readonly answer: 'right'; readonly by: string; readonly on: Day }
  | { readonly field: string; readonly value: unknown; readonly by: string; readonly on: Day };

/**
 * All answers or none. What a routine states is changed with the routine, never here: it can only be said to be
 * right. A value that changes gives the file a new version, because the version stands in every fact.
 */
export function applyAnswers(
  file: ProfileFile,
  answers: readonly ProfileAnswer[],
): Result<ProfileFile, readonly ProfileFault[]> {
  const name = `${file.id}.json`;
  const entries: Record<string, unknown> = { ...file.values };
  const faults = answers.flatMap((answer) => {
    const answered = answerOne(file, answer);
    if (answered.ok) entries[answer.field] = answered.value;
    return answered.ok ? [] : [answered.refusal];
  });
  if (faults.length > 0) return no(faults);
  const read = readProfileFile({ ...file, values: entries }, name);
  if (!read.ok) return read;
  const changed = answers.findLast((answer) => changes(file, answer));
  return yes(changed === undefined ? read.value.file : withVersion(read.value.file, changed.on));
}

function answerOne(file: ProfileFile, answer: ProfileAnswer): Result<unknown, ProfileFault> {
  const field = settings.find((setting) => setting === answer.field);
  if (field === undefined) return no(notAsked(file, answer.field, 'unknown'));
  const entry = file.values[field];
  const { by, on } = answer;
  if (entry.from === 'stated') {
    const isAsked = entry.confirm === true && 'answer' in answer;
    return isAsked ? yes({ ...entry, confirmed: { by, on } }) : no(notAsked(file, field, 'stated'));
  }
  const source = entry.source === undefined ? {} : { source: entry.source };
  const value = 'answer' in answer ? entry.value : answer.value;
  return yes({ value, from: 'confirmed', ...source, by, on });
}

function notAsked(file: ProfileFile, field: string, kind: 'unknown' | 'stated'): ProfileFault {
  const allowed = settings.filter((setting) => file.values[setting].from !== 'stated').join(', ');
  const is = kind === 'unknown' ? 'is not known' : 'is stated by the routine and changed only with it';
  return faultOf({ kind, file: `${file.id}.json`, field: `values.${field}`, is, allowed });
}

function changes(file: ProfileFile, answer: ProfileAnswer): boolean {
  const field = settings.find((setting) => setting === answer.field);
  if (field === undefined || 'answer' in answer) return false;
  return JSON.stringify(file.values[field].value) !== JSON.stringify(answer.value);
}

/** The day of the answer; a further change on the same day is counted. */
function withVersion(file: ProfileFile, on: Day): ProfileFile {
  const before = /^(\d{4}-\d\d-\d\d)(?:-(\d+))?$/.exec(file.version);
  const isSameDay = before?.[1] === on;
  return { ...file, version: isSameDay ? `${on}-${Number(before[2] ?? 1) + 1}` : on };
}
