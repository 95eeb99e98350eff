import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import {
  type ApertiumEngine,
  type ApertiumNeeds,
  openApertium,
  usualModes,
} from '#host/translation/apertium-engine.ts';

const why = 'Apertium is not on this machine: apt install apertium-nno-nob';

/** House rule: where the real machine is missing, the test says why in its place. */
export function needApertium({ skip }: Pick<TestContext, 'skip'>): void {
  if (!hasApertium()) skip(why);
}

export function hasApertium(): boolean {
  return existsSync(join(usualModes, 'nob-nno.mode'));
}

export function after(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** The real pipe. On a busy machine one sentence may take long; a hang is found by the test's own time. */
export function openRealApertium(needs: Partial<ApertiumNeeds> = {}): ApertiumEngine {
  return openApertium({ after, log: () => undefined, patienceMilliseconds: 15_000, ...needs });
}
