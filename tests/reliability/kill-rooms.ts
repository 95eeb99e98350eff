import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fromPlainText, toLines } from '#domain/rich-text.ts';
import { makeChance } from '../long/journal-bit-flips.ts';
import { waitFor } from '../wire/test-page.ts';
import type { GroundOf } from './ground.ts';
import { usualGround } from './ground.ts';
import type { WritingRoom as Room } from './writing-room.ts';
import { beginRoom, countEvaluations, countFaults, endRoom, section } from './writing-room.ts';

export interface KillsOutcome {
  readonly kills: number;
  readonly seed: number;
  /** Evaluations and drafts that were answered with a yes. */
  readonly evaluations: number;
  readonly drafts: number;
  /** Acknowledged and not there; there twice; there though nobody wrote it. All must be none. */
  readonly lost: number;
  readonly lostDrafts: number;
  readonly doubled: number;
  readonly strange: number;
  /** Times that the wall was not covered, or the room not at the same point and page. */
  readonly misplaced: number;
  /** Faults in the log of the hosts. */
  readonly faults: number;
  /** From the kill to the first whole view of the last of the three pages. */
  readonly milliseconds: { readonly p50: number; readonly p95: number; readonly max: number };
}

export interface Kills {
  readonly kills: number;
  readonly seed: number;
  readonly groundOf?: GroundOf;
}

const betweenKills = 31_000;

/** Kills the host of a writing room again and again, without warning, and counts what was confirmed and lost. */
export async function killRooms({ kills, seed, groundOf = usualGround }: Kills): Promise<KillsOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-kills-'));
  const chance = makeChance(seed);
  const written: Written = { confirmed: [], tried: new Set(), drafts: 0, lastDraft: '', nextDraft: '' };
  const counts = { lostDrafts: 0, misplaced: 0 };
  const times: number[] = [];
  const room = await beginRoom(folder, groundOf);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const round = await killOnce(room, written, { kill, life: 5 + chance() * 300 });
      times.push(round.milliseconds);
      counts.misplaced += round.isMisplaced ? 1 : 0;
      counts.lostDrafts += round.isDraftLost ? 1 : 0;
    }
    await endRoom(room);
    const found = countEvaluations(room);
    const { confirmed, tried, drafts } = written;
    return {
      kills,
      seed,
      evaluations: confirmed.length,
      drafts,
      lost: confirmed.filter((text) => !found.has(text)).length,
      doubled: [...found.values()].filter((count) => count > 1).length,
      strange: [...found.keys()].filter((text) => !tried.has(text)).length,
      ...counts,
      faults: countFaults(room),
      milliseconds: summarize(times),
    };
  } finally {
    await endRoom(room);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Written {
  readonly confirmed: string[];
  readonly tried: Set<string>;
  drafts: number;
  /** The newest draft that was answered with a yes, and the one that was on its way when the host was killed. */
  lastDraft: string;
  nextDraft: string;
}

interface Round {
  readonly milliseconds: number;
  readonly isMisplaced: boolean;
  readonly isDraftLost: boolean;
}

async function killOnce(
  room: Room,
  written: Written,
  of: { readonly kill: number; readonly life: number },
): Promise<Round> {
  const { chair, screen, taker } = room;
  await chair.call('screen.uncover', {});
  const last = JSON.stringify((await screen.until((view) => view.page.kind !== 'pause', 10_000)).page);
  await chair.call(of.kill % 2 === 0 ? 'screen.next' : 'screen.previous', {});
  await screen.until((view) => JSON.stringify(view.page) !== last, 10_000);
  await chair.until((view) => JSON.stringify(view.screen) === JSON.stringify(screen.view().page), 10_000);
  const before = { page: JSON.stringify(screen.view().page), agenda: JSON.stringify(chair.view().agenda) };
  const pages = [chair, screen, taker];
  const views = pages.map((page) => page.wholeViews.length);
  const writing = [writeEvaluations(room, written, of.kill), writeDrafts(room, written, of.kill)];
  await wait(of.life);
  room.clock.shift += betweenKills;
  process.kill(room.supervisor.hostPid() ?? 0, 'SIGKILL');
  const killed = performance.now();
  await Promise.all(writing);
  const isBack = (): true | undefined =>
    pages.every((page, index) => page.wholeViews.length > (views[index] ?? 0)) ? true : undefined;
  await waitFor(isBack, 'three pages with a whole view', 30_000);
  const milliseconds =
    Math.max(...pages.map((page, index) => page.wholeViews[views[index] ?? 0] ?? 0)) - killed;
  const isCovered = screen.view().page.kind === 'pause' && chair.view().covered;
  const isSamePoint = JSON.stringify(chair.view().agenda) === before.agenda;
  const draft = taker.view().sections.find((one) => one.id === section)?.text;
  const text = draft === undefined ? '' : toLines(draft).join('\n');
  await chair.call('screen.uncover', {});
  const { page } = await screen.until((view) => view.page.kind !== 'pause', 10_000);
  const isMisplaced = !isCovered || !isSamePoint || JSON.stringify(page) !== before.page;
  const isDraftLost = text !== written.lastDraft && text !== written.nextDraft;
  // What was on its way may have come through: from here on it is what has to be there.
  written.lastDraft = text;
  return { milliseconds, isMisplaced, isDraftLost };
}

async function writeEvaluations({ chair, ground }: Room, written: Written, kill: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const text = `Vurdering ${kill}-${number}.`;
    written.tried.add(text);
    const outcome = await chair.call('evaluation.add', { activity: 'lesing', text, saidBy: ['mor'] });
    if (outcome === 'lost') return;
    if (outcome === 'yes') {
      written.confirmed.push(text);
      ground.confirmed(text);
    } else if (outcome === 'too-many') await wait(20);
    else throw new Error(outcome);
  }
}

async function writeDrafts({ taker }: Room, written: Written, kill: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const text = `Kladd ${kill}-${number}.${' Vi snakket om lesing.'.repeat(number)}`;
    written.nextDraft = text;
    const outcome = await taker.call('draft.save', { section, text: fromPlainText(text), caret: number });
    if (outcome === 'lost') return;
    if (outcome === 'yes') [written.lastDraft, written.drafts] = [text, written.drafts + 1];
    else if (outcome === 'too-many') await wait(20);
    else throw new Error(outcome);
  }
}

function summarize(times: readonly number[]): KillsOutcome['milliseconds'] {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: Math.round(sorted.at(-1) ?? 0) };
}
