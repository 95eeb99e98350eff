import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readProfileText } from '#domain/profile-file.ts';
import type { Profile } from '#domain/profile.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';

/** The path of a municipality's profile: a name in `resources/profiles`, or a file as it is called. */
export function profilePath(resources: string, asked: string): string {
  return asked.endsWith('.json') ? asked : join(resources, 'profiles', `${basename(asked)}.json`);
}

export async function readNamedProfile(resources: string, asked: string): Promise<Result<Profile, string>> {
  const path = profilePath(resources, asked);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return no(`${path}: cannot be read`);
  }
  const read = readProfileText(text, basename(path));
  if (read.ok) return yes(read.value.profile);
  return no(read.refusal.map(({ sentence }) => sentence).join('\n'));
}
