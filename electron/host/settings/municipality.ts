import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandInput } from '#contract/commands.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { KeptAnswer } from '#domain/answers-file.ts';
import { answersFileName, layAnswers, readAnswersText, writeAnswersText } from '#domain/answers-file.ts';
import type { Day } from '#domain/calendar.ts';
import { applyAnswers } from '#domain/profile-answers.ts';
import type { ProfileFault } from '#domain/profile-faults.ts';
import type { ProfileFile, ReadProfile } from '#domain/profile-file.ts';
import { readProfileFile } from '#domain/profile-file.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { replaceDurably } from '../keys/durable-file.ts';
import { answersInForce } from './answers-in-force.ts';
import type { NoProfile, ProfileNeeds } from './read-profile.ts';
import { loadProfile, noteFault } from './read-profile.ts';

export interface MunicipalityNeeds extends Omit<ProfileNeeds, 'keptFile'> {
  /** Where the last good file and the municipality's answers are kept. */
  readonly dataFolder: string;
}

/** The municipality's file with its answers laid over it: in force from the next meeting on (domain §12). */
export interface Municipality {
  inForce(): ReadProfile;
  /** What is wrong with a file that is not in force because of it. */
  readonly faults: readonly ProfileFault[];
  answer(answer: CommandInput<'profile.answer'>, on: Day): Result<undefined, Refusal>;
}

/** The answers in force, the file with them laid over it, and what is wrong with answers that are not in force. */
interface Read {
  readonly answers: readonly KeptAnswer[];
  readonly laid: ProfileFile;
  readonly faults: readonly ProfileFault[];
}

interface State {
  readonly needs: MunicipalityNeeds;
  readonly isDamaged: boolean;
  answers: readonly KeptAnswer[];
  inForce: ReadProfile;
}

const profileKept = 'profile-in-force.json';

export function openMunicipality(needs: MunicipalityNeeds): Result<Municipality, NoProfile> {
  const { folder, name, log, dataFolder } = needs;
  const loaded = loadProfile({ folder, name, log, keptFile: join(dataFolder, profileKept) });
  if (!loaded.ok) return loaded;
  const read = readAnswers(needs, loaded.value.file);
  const { answers, laid, faults } = read;
  const isDamaged = faults.length > 0;
  const state: State = { needs, isDamaged, answers, inForce: readLaid(laid) };
  return yes({
    inForce: () => state.inForce,
    faults: [...loaded.value.faults, ...faults],
    answer: (answer, on) => takeAnswer(state, answer, on),
  });
}

/** A faulty file of answers is never in force and never written over: the last good one is, where there is one. */
function readAnswers(needs: MunicipalityNeeds, file: ProfileFile): Read {
  const { dataFolder, log } = needs;
  const path = join(dataFolder, answersFileName);
  const text = readText(path);
  if (text === undefined) return withoutAnswers(needs, file);
  const read = layText(file, text);
  if (read.ok) {
    const keptFile = join(dataFolder, answersInForce);
    if (readText(keptFile) !== text) replaceDurably(keptFile, text);
    return { ...read.value, faults: [] };
  }
  const faults = read.refusal;
  for (const fault of faults) noteFault(log, fault);
  const kept = layText(file, readText(join(dataFolder, answersInForce)) ?? writeAnswersText([]));
  log.note('answers-kept', { count: faults.length });
  return kept.ok ? { ...kept.value, faults } : { answers: [], laid: file, faults };
}

/** Whoever takes the file away takes the answers back. */
function withoutAnswers({ dataFolder }: MunicipalityNeeds, file: ProfileFile): Read {
  rmSync(join(dataFolder, answersInForce), { force: true });
  return { answers: [], laid: file, faults: [] };
}

function layText(
  file: ProfileFile,
  text: string,
): Result<Pick<Read, 'answers' | 'laid'>, readonly ProfileFault[]> {
  const read = readAnswersText(text);
  if (!read.ok) return read;
  const laid = layAnswers(file, read.value);
  return laid.ok ? yes({ answers: read.value, laid: laid.value }) : laid;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** On the disk before it is in force; every value is judged by the rules of the file. */
function takeAnswer(
  state: State,
  answer: CommandInput<'profile.answer'>,
  on: Day,
): Result<undefined, Refusal> {
  if (state.isDamaged) return no(refuse('answers-damaged'));
  const { file } = state.inForce;
  const { field, value, by } = answer;
  const right = 'right' in answer;
  if (right && JSON.stringify(file.values[field].value) !== JSON.stringify(value)) {
    return no(refuse('not-asked', 'field'));
  }
  const said = right ? { answer: 'right' as const } : { value };
  const applied = applyAnswers(file, [{ field, by, on, ...said }]);
  if (!applied.ok) return no(tellFault(applied.refusal));
  const answers = [...state.answers, { profile: file.id, field, right, value, by, on }];
  const wrote = write(state.needs, writeAnswersText(answers));
  if (!wrote.ok) return wrote;
  state.answers = answers;
  state.inForce = readLaid(applied.value);
  return yes(undefined);
}

function tellFault(faults: readonly ProfileFault[]): Refusal {
  const { kind, field } = faults[0] ?? { kind: 'wrong', field: '' };
  if (kind === 'stated' || kind === 'unknown') return refuse('not-asked', 'field');
  return field.endsWith('.by') ? refuse('not-a-role', 'by') : refuse('value-not-allowed', 'value');
}

function write({ dataFolder, log }: MunicipalityNeeds, text: string): Result<undefined, Refusal> {
  try {
    replaceDurably(join(dataFolder, answersFileName), text);
    replaceDurably(join(dataFolder, answersInForce), text);
    return yes(undefined);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    log.note('answers-not-written', { code: String(error.code) });
    return no(refuse('disk-refused'));
  }
}

/** What was laid by the rules of the file is read by them. */
function readLaid(file: ProfileFile): ReadProfile {
  const read = readProfileFile(file, `${file.id}.json`);
  if (read.ok) return read.value;
  throw new Error('The answers made a profile that cannot be read');
}
