import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CommandInput } from '#contract/commands.ts';
import { licenceRowSchema } from '#contract/commands-office.ts';
import { refuse } from '#contract/refusals.ts';
import { no, yes } from '#domain/result.ts';
import type { Answer, HostRoom } from './host-room.ts';

/** As `scripts/write-licences.ts` writes it: each text once. */
const fileSchema = z.strictObject({
  rows: z.array(licenceRowSchema.extend({ texts: z.array(z.number().int()).min(1) })),
  texts: z.array(z.string()),
});

/** Read anew each time: half a megabyte that nobody needs in a meeting. */
function readFile({ needs }: HostRoom): z.infer<typeof fileSchema> {
  return fileSchema.parse(
    JSON.parse(readFileSync(join(needs.resources, 'licences/third-party.json'), 'utf8')),
  );
}

export function listLicences(host: HostRoom): Answer {
  return yes({ rows: readFile(host).rows.map(({ texts: _texts, ...row }) => row) });
}

export function readLicence(host: HostRoom, { row }: CommandInput<'licences.text'>): Answer {
  const { rows, texts } = readFile(host);
  const found = rows[row];
  if (found === undefined) return no(refuse('bad-input', 'row'));
  return yes({ text: found.texts.map((one) => texts[one] ?? '').join('\n\n') });
}
