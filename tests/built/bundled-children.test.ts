import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from '#doors/places.ts';
import { startDocumentRenderer } from '#host/documents/render-minutes.ts';
import { startSpelling } from '#host/spelling/spelling.ts';
import { createDocumentReader } from '#host/uploads/document-reader.ts';
import { forkUploads } from '#host/uploads/fork-uploads.ts';
import { aMeetingInBokmaal } from '../fixtures/minutes-bokmaal.ts';
import { buildOnce, root } from './build-once.ts';

const places = findPlaces(join(root, 'dist/main'));
const log = { note: () => undefined, warn: () => undefined };

beforeAll(() => buildOnce(), 60_000);

describe('what the built host starts', () => {
  it('makes the minutes: fonts and colour profile are where the bundle looks for them', async () => {
    const renderer = startDocumentRenderer({
      entry: places.documentWorker,
      resources: places.resources,
      log,
    });
    const made = await renderer.renderMinutes(aMeetingInBokmaal());
    await renderer.stop();
    expect(made.ok && Buffer.from(made.value.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  it('opens and draws a document of the plan', async () => {
    const bytes = readFileSync(join(root, 'resources/demo/documents/dagtavle.pdf'));
    const reader = createDocumentReader({
      launch: () => forkUploads({ entry: places.uploadsProcess, parts: places.pdfParts, root: places.root }),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      log,
    });
    const drawn = await reader.draw(bytes, 0, { width: 640, height: 360 });
    await reader.stop();
    expect(drawn.ok && drawn.value.text).toContain('Dagsplan med Marit');
  });

  it('spells in both written forms', async () => {
    const { spellingWorker: entry, dictionaries } = places;
    const spelling = startSpelling({ entry, dictionaries, log });
    const found = await spelling.check({ words: ['skole', 'barrnet'], language: 'nb' });
    await spelling.stop();
    expect(found).toEqual({ ok: true, value: ['barrnet'] });
  });
});
