import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { Block, Run } from '#host/documents/blocks.ts';
import { guardMinutes, makePdf, readPdfMaterials } from '#host/documents/minutes-pdf.ts';
import type { PdfMaterials } from '#host/documents/minutes-pdf.ts';
import { minutesPaper } from '#host/documents/paper.ts';
import type { Paper } from '#host/documents/paper.ts';
import { resourcesPath } from '#doors/places.ts';
import { chromiumArguments, findChromium } from '../scripts/chromium.ts';
import { aMeetingInBokmaal } from '../tests/fixtures/minutes-bokmaal.ts';
import { aMeetingInNynorsk } from '../tests/fixtures/minutes-nynorsk.ts';
import type { Asked, Measurement, Rounds, Skipped } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';

const mostMilliseconds = 300;
const mostGrowth = 0.05;
const warmRounds = 3;
/** Each round stands for so many documents made for the memory's sake: 250 rounds are five hundred. */
const perRound = 2;

interface Bench {
  readonly materials: PdfMaterials;
  readonly paper: Paper;
  readonly html: string;
  readonly rounds: number;
}

/** Four pages as an archive file, beside what prints the same words from HTML; then memory over many of them. */
export async function measureDocuments({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  const materials = await readPdfMaterials(resourcesPath());
  const guarded = guardMinutes(materials, aMeetingInBokmaal());
  if (!guarded.ok) throw new Error('The fixture cannot be drawn');
  const paper = minutesPaper(materials.texts, guarded.value);
  const bench: Bench = { materials, paper, html: toHtml(paper), rounds };
  const before = await makePdf(materials, paper, 'archive');
  const memory = await measureMemory(bench);
  const after = await makePdf(materials, paper, 'archive');
  const notes = [...memory.notes, `same input, same bytes after them: ${hashOf(before) === hashOf(after)}`];
  const isSteady = memory.growth <= mostGrowth && hashOf(before) === hashOf(after);
  return [
    await besideChromium(bench, { notes, isSteady }),
    hasWeasyPrint() ? await besideWeasyPrint(bench) : skippedWeasyPrint,
  ];
}

const skippedWeasyPrint: Skipped = {
  name: 'documents-weasyprint',
  skipped: 'WeasyPrint is not on this machine',
};

interface Steady {
  readonly notes: readonly string[];
  readonly isSteady: boolean;
}

async function besideChromium(bench: Bench, { notes, isSteady }: Steady): Promise<Measurement> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: chromiumArguments(),
  });
  try {
    const rounds = await measureInTurns(bench.rounds, {
      ours: () => timeOurs(bench),
      peer: () => timeChromium(browser, bench.html),
    });
    return conclude({
      name: 'documents',
      peer: 'Chromium’s print to PDF of the same words',
      rounds,
      notes,
      isSteady,
    });
  } finally {
    await browser.close();
  }
}

async function besideWeasyPrint(bench: Bench): Promise<Measurement> {
  const rounds = await measureInTurns(bench.rounds, {
    ours: () => timeOurs(bench),
    peer: () => timeWeasyPrint(bench.html),
  });
  const peer = 'WeasyPrint, started for each document';
  return conclude({ name: 'documents-weasyprint', peer, rounds, notes: [], isSteady: true });
}

interface Told extends Steady {
  readonly name: string;
  readonly peer: string;
  readonly rounds: Rounds;
}

function conclude({ name, peer, rounds, notes, isSteady }: Told): Measurement {
  return concludeMeasurement({
    name,
    what: 'minutes of four pages as PDF/A-2a and PDF/UA-1, warm',
    peer,
    goal: `p50 ≤ ${mostMilliseconds} ms, memory grows ≤ ${mostGrowth * 100} %, same input gives same bytes`,
    reached: (ours) => ours.p50 <= mostMilliseconds && isSteady,
    rounds,
    notes: ['the peer’s file is no archive file: no metadata, no output intent', ...notes],
  });
}

async function timeOurs({ materials, paper }: Bench): Promise<number> {
  const began = performance.now();
  await makePdf(materials, paper, 'archive');
  return performance.now() - began;
}

async function timeChromium(browser: Browser, html: string): Promise<number> {
  const page = await browser.newPage();
  const began = performance.now();
  await page.setContent(html);
  await page.pdf({ format: 'A4', tagged: true, outline: true });
  const took = performance.now() - began;
  await page.close();
  return took;
}

function hasWeasyPrint(): boolean {
  return spawnSync('weasyprint', ['--version']).status === 0;
}

function timeWeasyPrint(html: string): number {
  const began = performance.now();
  const ran = spawnSync('weasyprint', ['-', '-'], { input: html, maxBuffer: 64 * 1024 * 1024 });
  if (ran.status !== 0) throw new Error('WeasyPrint could not print');
  return performance.now() - began;
}

/** Two meetings in turn, so that nothing is fast or small because it was the same one again. */
async function measureMemory({ materials, paper, rounds }: Bench): Promise<{
  readonly growth: number;
  readonly notes: readonly string[];
}> {
  const other = guardMinutes(materials, aMeetingInNynorsk());
  if (!other.ok) throw new Error('The fixture cannot be drawn');
  const papers = [paper, minutesPaper(materials.texts, other.value)];
  const documents = rounds * perRound;
  const make = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const next = papers[index % papers.length];
      if (next !== undefined) await makePdf(materials, next, 'archive');
    }
  };
  await make(warmRounds * papers.length);
  const before = bytesHeld();
  await make(documents);
  const growth = bytesHeld() / before - 1;
  const share = `${(growth * 100).toFixed(1)} %`;
  return { growth, notes: [`memory held after ${documents} documents: ${share} more than before them`] };
}

/** After the garbage has been taken away: what is really held. */
function bytesHeld(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc(); gc();');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same words in the same order, as plain as the peers take them. */
function toHtml({ composed, language }: Paper): string {
  const body = composed.blocks.map(blockHtml).join('\n');
  const style = 'body{font:10.5pt "Noto Sans",sans-serif}table{width:100%}td,th{text-align:left}';
  return `<!doctype html><html lang="${language}"><title>${escape(composed.title)}</title><style>${style}</style>${body}</html>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${runsHtml(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
  }
}

function tableHtml({ head = [], rows }: Extract<Block, { kind: 'table' }>): string {
  const top = head.map((text) => `<th>${escape(text)}</th>`).join('');
  const body = rows.map(({ cells, under }) => {
    const own = cells.map((cell) => `<td>${cell.map(({ text }) => escape(text)).join('<br>')}</td>`).join('');
    const below = under.map((runs) => `<tr><td colspan="${cells.length}">${runsHtml(runs)}</td></tr>`);
    return `<tr>${own}</tr>${below.join('')}`;
  });
  return `<table><thead><tr>${top}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function runsHtml(runs: readonly Run[]): string {
  return runs.map(({ text, bold }) => (bold === true ? `<b>${escape(text)}</b>` : escape(text))).join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
