import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder for one test, with a file in it whenever the test wants one. */
export function useTextFiles(): (content: string | Uint8Array) => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'text-command-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return (content) => {
    const file = path.join(folder, 'text.txt');
    writeFileSync(file, content);
    return file;
  };
}
