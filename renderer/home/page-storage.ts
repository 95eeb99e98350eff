import type { IdStorage } from './command-ids.ts';

/** The browser's storage; where it is shut off, the page's own memory. */
export function openPageStorage(open: () => IdStorage): IdStorage {
  try {
    const storage = open();
    storage.removeItem('stafettlogg-try');
    return storage;
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
      removeItem: (key) => void memory.delete(key),
    };
  }
}
