import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { no, type Result, yes } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { LineNeeds } from './apertium-line.ts';
import { type ApertiumLines, openLines } from './apertium-lines.ts';
import { isPreference, readMode, usualPreferences } from './apertium-mode.ts';
import type { EngineAnswer, EngineAsked, TranslationEngine } from './translation-engine.ts';
import type { TranslationPair, TranslationRefusal, TranslatorHealth } from './translator.ts';

export interface ApertiumNeeds {
  readonly after: LineNeeds['after'];
  readonly log: LineNeeds['log'];
  /** Of the modes; the one of Debian's package when absent. */
  readonly folder?: string;
  /** The municipality's choice of style, as `infa_infe`, asked for each sentence; only for nynorsk. */
  readonly preferences?: () => readonly string[];
  /** Of the machine: with two or more a long text goes through two pipes at once. */
  readonly cores?: number;
  readonly idleMilliseconds?: number;
  readonly patienceMilliseconds?: number;
}

export interface ApertiumEngine extends TranslationEngine {
  /** Process groups that live now: for measuring. */
  readonly groups: () => readonly number[];
}

export const usualModes = '/usr/share/apertium/modes';

const names: Readonly<Record<Language, string>> = { nb: 'nob', nn: 'nno' };
const directions: readonly TranslationPair[] = [
  { from: 'nb', to: 'nn' },
  { from: 'nn', to: 'nb' },
];
const fifteenMinutes = 15 * 60_000;

interface OpenPair {
  readonly pair: TranslationPair;
  readonly lines: ApertiumLines;
}

/** Each holds the dictionaries of its direction in memory once more, so there are never more. */
const mostLines = 2;

/**
 * Apertium of this machine, kept alive: a pipe for each direction that is used, and a second for its long texts. Without
 * its files it has no pair.
 */
export function openApertium(needs: ApertiumNeeds): ApertiumEngine {
  const most = Math.min(needs.cores ?? 1, mostLines);
  const open = directions.flatMap((pair): OpenPair[] => {
    const command = readCommand(needs.folder ?? usualModes, pair);
    return command === undefined ? [] : [{ pair, lines: openLines(lineNeeds(needs, pair, command), most) }];
  });
  return {
    pairs: () => open.map(({ pair }) => pair),
    health: () => healthOf(open),
    translate: (asked) => translate(open, asked),
    groups: () => open.flatMap(({ lines }) => lines.groups()),
    stop: async () => void (await Promise.all(open.map(({ lines }) => lines.stop()))),
  };
}

function readCommand(folder: string, { from, to }: TranslationPair): string | undefined {
  const file = join(folder, `${names[from]}-${names[to]}.mode`);
  return existsSync(file) ? readMode(readFileSync(file, 'utf8')) : undefined;
}

function lineNeeds(needs: ApertiumNeeds, { to }: TranslationPair, command: string): LineNeeds {
  const { after, log, preferences = () => usualPreferences } = needs;
  return {
    command,
    preferences: () => (to === 'nn' ? preferences().filter((one) => isPreference(one)) : []),
    after,
    log,
    idleMilliseconds: needs.idleMilliseconds ?? fifteenMinutes,
    patienceMilliseconds: needs.patienceMilliseconds ?? 3000,
  };
}

function healthOf(open: readonly OpenPair[]): TranslatorHealth {
  const all = open.map(({ lines }) => lines.health());
  if (all.length === 0) return 'none';
  return all.find((one) => one === 'starting') ?? all.find((one) => one === 'off') ?? 'ready';
}

async function translate(
  open: readonly OpenPair[],
  { from, to, sentences, signal }: EngineAsked,
): Promise<Result<readonly EngineAnswer[], TranslationRefusal>> {
  const found = open.find(({ pair }) => pair.from === from && pair.to === to);
  if (found === undefined) return no({ kind: 'no-such-pair' });
  const answers = await found.lines.askAll(sentences, signal);
  const done: EngineAnswer[] = [];
  for (const answer of answers) {
    if (answer === 'stopped') return no({ kind: 'stopped' });
    if (answer === 'away') return no({ kind: 'engine-away' });
    done.push(answer.answer);
  }
  return yes(done);
}
