import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';

/** The file's own content is never quoted: a complaint names file, field and what is wrong with it. */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<Result<z.infer<Schema>, string>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return no(error instanceof SyntaxError ? `${path}: is not JSON` : `${path}: cannot be read`);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return yes(parsed.data);
  const lines = parsed.error.issues.map(({ path: field, message }) => {
    return `${path}: ${field.length === 0 ? 'the file' : field.join('.')}: ${message}`;
  });
  return no(lines.join('\n'));
}
