import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** A folder for one test, gone after it. */
export function createTempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-test-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
