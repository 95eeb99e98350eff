/** Writes the JSON Schemas of the file formats into docs/formats: node scripts/write-format-schemas.ts */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';
import { exchangeFileSchema } from '#store/samspill/exchange-file.ts';

const folder = path.resolve(import.meta.dirname, '../docs/formats');

/** File name in docs/formats to file content. A test compares them with what is committed. */
export function describeFormats(): Map<string, string> {
  return new Map([
    ['plan.schema.json', describeFormat('Stafettrom plan file', planFileSchema)],
    ['meeting.schema.json', describeFormat('Stafettrom meeting file', meetingFileSchema)],
    [
      'samspill-exchange.schema.json',
      describeFormat('Stafettrom Samspill exchange file', exchangeFileSchema),
    ],
  ]);
}

/** `io: 'input'` because the schema is for those who write files: what has a default may be left out. */
function describeFormat(title: string, schema: z.ZodType): string {
  const described = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ title, ...described }, null, 2)}\n`;
}

function writeSchemas(): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of describeFormats()) writeFileSync(path.join(folder, name), content);
}

if (import.meta.main) writeSchemas();
