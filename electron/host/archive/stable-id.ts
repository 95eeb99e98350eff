import { createHash } from 'node:crypto';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/**
 * The same UUID for the same parts, for ever and on every machine: what has been sent is known again when it is sent
 * again. An id that is a UUID already stays itself; any other may be a word that somebody chose, and never leaves.
 */
export function stableId(first: string, ...more: readonly string[]): string {
  if (more.length === 0 && uuid.test(first)) return first;
  const bytes = createHash('sha256')
    .update(JSON.stringify([first, ...more]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const ends = [0, 8, 12, 16, 20, 32];
  return ends
    .slice(1)
    .map((end, index) => hex.slice(ends[index], end))
    .join('-');
}
