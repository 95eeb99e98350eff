import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const ours = ['electron/main.ts', 'electron/electron-shell/*.ts', 'electron/preload/*.ts'];
const files = ours.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();

/** What is code in a file: a comment may name what the code does not do. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

/** Our files for Electron, without their comments. */
export const code = new Map(files.map((file) => [file, codeOf(file)]));
export const all = [...code.values()].join('\n');

export function filesWith(pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(code.get(file) ?? ''));
}
