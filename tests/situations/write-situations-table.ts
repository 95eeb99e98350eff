/** Writes docs/situations.md: twelve situations under each municipality's profile: node tests/situations/write-situations-table.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadProfile } from '#domain/profile-file.ts';
import { readProfileText } from '#domain/profile-file.ts';
import type { Situation } from './situations.ts';
import { situations } from './situations.ts';

const root = path.resolve(import.meta.dirname, '../..');
const names = ['midtre-gauldal', 'hustadvika', 'asnes', 'fjord', 'meloy'] as const;

export function readMunicipalities(): readonly ReadProfile[] {
  return names.map((name) => {
    const file = `${name}.json`;
    const read = readProfileText(readFileSync(path.join(root, 'resources/profiles', file), 'utf8'), file);
    if (!read.ok) throw new Error(read.refusal.map(({ sentence }) => sentence).join('\n'));
    return read.value;
  });
}

/** What comes of it, and whether the routine says so or we chose the cautious way. */
export function cellOf(situation: Situation, { profile, values }: ReadProfile): string {
  const came = situation.play(profile);
  const isStated = situation.settings.every((setting) => {
    const entry = values[setting];
    return entry.from !== 'default' || entry.source !== undefined;
  });
  return isStated ? came : `${came} (ikke oppgitt)`;
}

export function describeSituations(): string {
  const municipalities = readMunicipalities();
  const head = ['Rule', 'What happens', ...municipalities.map(({ profile }) => profile.name), 'Differs'];
  const rows = situations.map((situation) => {
    const cells = municipalities.map((one) => cellOf(situation, one));
    const outcomes = new Set(municipalities.map(({ profile }) => situation.play(profile)));
    return [situation.rule, situation.what, ...cells, outcomes.size > 1 ? 'yes' : 'no'];
  });
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `# Twelve situations under each profile

What the law answers in the same twelve situations under the profile of each municipality. "ikke oppgitt": the routine
does not say it, and the cautious choice holds until somebody with the right has answered ([profiles](profiles.md)).
Words such as \`signature-missing\` are the kinds of refusals; pages say them in sentences. Made by
\`node tests/situations/write-situations-table.ts\`; a test plays them and compares.

${lines.join('\n')}
`;
}

if (import.meta.main) writeFileSync(path.join(root, 'docs/situations.md'), describeSituations());
