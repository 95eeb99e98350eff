import { resolve } from 'node:path';
import { createDocumentReader, type DocumentReader } from '#host/uploads/document-reader.ts';
import { forkUploads } from '#host/uploads/fork-uploads.ts';

export function waitFor(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

export interface OpenReader {
  readonly reader: DocumentReader;
  /** What was written in the log. */
  readonly events: string[];
}

/** The real process, from source. */
export function openReader(): OpenReader {
  const events: string[] = [];
  const reader = createDocumentReader({
    launch: () =>
      forkUploads({
        entry: resolve('electron/uploads-process.ts'),
        parts: resolve('node_modules/pdfjs-dist'),
        root: resolve('.'),
      }),
    after: waitFor,
    log: { note: (event) => void events.push(event) },
  });
  return { reader, events };
}
