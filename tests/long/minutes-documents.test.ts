import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import { checkMeeting, findJudges, resources } from './check-meeting-documents.ts';
import { generateMeeting, shapes } from './generated-meetings.ts';

// A past run again: STAFETTROM_SEED is its seed, STAFETTROM_ROUNDS how many.
const rounds = Number(process.env['STAFETTROM_ROUNDS'] ?? 20);
const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 100_000);

it(`lets other programs judge everything that leaves ${rounds} generated meetings`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-meetings-'));
  const needs = { materials: await readPdfMaterials(resources), judges: findJudges(), folder };
  const pages = new Map<string, number>();
  process.stdout.write(`seed ${seed}\n`);
  try {
    for (let index = 0; index < rounds; index += 1) {
      const generated = generateMeeting(seed, index);
      const checked = await checkMeeting(needs, generated);
      pages.set(generated.shape, checked.pages);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`pages: ${[...pages].map(([shape, count]) => `${shape} ${count}`).join(', ')}\n`);
  if (rounds < shapes.length) return;
  expect(pages.get('one page')).toBe(1);
  expect(pages.get('twelve pages')).toBeGreaterThanOrEqual(12);
});
