import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { listFiles } from '../../reliability/find-strings.ts';
import type { DiskImage } from './disk-after-cut.ts';

/** A folder as a disk would keep it: the index of a log is memory, and made anew. */
export function readImage(folder: string): DiskImage {
  const files = listFiles(folder).filter((file) => !file.endsWith('-shm'));
  return new Map(files.map((file) => [file, readFileSync(file)]));
}

/** Everything in the folder gives way to what the disk holds. */
export function writeImage(image: DiskImage, folder: string, to: string = folder): void {
  rmSync(to, { recursive: true, force: true, maxRetries: 5 });
  mkdirSync(to, { recursive: true });
  for (const [path, bytes] of image) {
    const file = join(to, relative(folder, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
