import { existsSync, readFileSync } from 'node:fs';
import { layAnswers, readAnswersText } from '#domain/answers-file.ts';
import type { ProfileFile, ReadProfile } from '#domain/profile-file.ts';
import { readProfileFile } from '#domain/profile-file.ts';
import type { Profile } from '#domain/profile.ts';

/**
 * The municipality's profile with what its administrator has answered in the room to try out with: read anew when
 * the file has changed, so that the next loan brings it. An answer that cannot be laid leaves the last good profile.
 */
export function followAnswers(base: ReadProfile, answersFile: string): () => Profile {
  let text = '';
  let { profile } = base;
  return () => {
    const newest = existsSync(answersFile) ? readFileSync(answersFile, 'utf8') : '';
    if (newest === text) return profile;
    text = newest;
    profile = newest === '' ? base.profile : (profileWith(base.file, newest) ?? profile);
    return profile;
  };
}

function profileWith(file: ProfileFile, text: string): Profile | undefined {
  const answers = readAnswersText(text);
  if (!answers.ok) return undefined;
  const laid = layAnswers(file, answers.value);
  if (!laid.ok) return undefined;
  const read = readProfileFile(laid.value, `${file.id}.json`);
  return read.ok ? read.value.profile : undefined;
}
