import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';

/** How a text is called in a complaint. */
export function nameOf(file: string | undefined): string {
  return file ?? 'Standard input';
}

const mostBytes = 2_000_000;

/** A text file, or the other end of a pipe: UTF-8 or nothing. The text itself is never quoted in a complaint. */
export async function readGivenText(
  file: string | undefined,
  stdin: Readable,
): Promise<Result<string, string>> {
  const name = nameOf(file);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    const source: AsyncIterable<Uint8Array> = file === undefined ? stdin : createReadStream(file);
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > mostBytes) return no(`${name}: is longer than ${mostBytes} bytes`);
      chunks.push(piece);
    }
  } catch {
    return no(`${name}: cannot be read`);
  }
  try {
    return yes(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    return no(`${name}: is not UTF-8`);
  }
}
