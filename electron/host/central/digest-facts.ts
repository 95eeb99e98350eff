import { createHash } from 'node:crypto';
import { writeDigestText } from '#sync/digest.ts';

/** What the store counted over for the last page, counted here ([SYNC-9]). */
export function digestFacts(outcomes: Iterable<readonly [string, string]>): string {
  const rows = [...outcomes].map(([id, outcome]) => ({ id, outcome }));
  return createHash('sha256').update(writeDigestText(rows)).digest('hex');
}
