import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Creates a file only its owner can read; returns when the bytes and the name are both on the disk. */
export function createDurably(path: string, content: string): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(path));
}

/** Whole under its own name or not at all, also through a power cut. */
export function replaceDurably(path: string, content: string): void {
  const next = `${path}.next`;
  rmSync(next, { force: true });
  createDurably(next, content);
  renameSync(next, path);
  syncFolder(dirname(path));
}

/** Makes names that came or went in this folder last through a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openFolder(folder);
  if (descriptor === undefined) {
    return;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Zeroes a file in place before it loses its name, so that no copy of it is left in the file's blocks. */
export function overwriteAndRemove(path: string): boolean {
  if (!overwrite(path)) {
    return false;
  }
  unlinkSync(path);
  syncFolder(dirname(path));
  return true;
}

/** Zeroes a file in place; says whether there was one. */
export function overwrite(path: string): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    return false;
  }
  const descriptor = openSync(path, 'r+');
  try {
    writeSync(descriptor, Buffer.alloc(size), 0, size, 0);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

// Windows opens no folders; there the file's own sync also carries its name.
function openFolder(folder: string): number | undefined {
  try {
    return openSync(folder, 'r');
  } catch (error) {
    if (process.platform === 'win32') {
      return undefined;
    }
    throw error;
  }
}
