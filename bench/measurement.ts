import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { z } from 'zod';

/** How well a text was split into sentences, or its passives were found, against what people marked. */
const splittingSchema = z.strictObject({ precision: z.number(), recall: z.number(), f1: z.number() });
export type Splitting = z.infer<typeof splittingSchema>;

const figures = {
  p50: z.number(),
  p95: z.number(),
  /** The round that ran first, before anything was warm. */
  first: z.number(),
  perSecond: z.number().optional(),
  splitting: splittingSchema.optional(),
};

/** One measurement beside its peer, as `stafettrom bench --json` prints it. */
export const measurementSchema = z.strictObject({
  name: z.string(),
  what: z.string(),
  unit: z.literal('ms'),
  rounds: z.number().int().min(1),
  ours: z.strictObject(figures),
  peer: z.strictObject({ name: z.string(), ...figures }),
  goal: z.string(),
  reached: z.boolean(),
  notes: z.array(z.string()),
  machine: z.strictObject({
    processor: z.string(),
    cores: z.number().int(),
    gibibytes: z.number(),
    /** How many processes wanted a core in the last minute: above `cores`, the times are not the room’s alone. */
    load: z.number(),
    platform: z.string(),
    node: z.string(),
  }),
  when: z.iso.datetime(),
});
export type Measurement = z.infer<typeof measurementSchema>;
export type Figures = Measurement['ours'];

/** What this machine has not what it needs for: printed with the reason, and no failure. */
export const skippedSchema = z.strictObject({ name: z.string(), skipped: z.string() });
export type Skipped = z.infer<typeof skippedSchema>;

export interface Asked {
  readonly rounds: number;
}

/** One thing, or several that belong together. */
export type Measure = (asked: Asked) => Promise<Measurement | Skipped | readonly (Measurement | Skipped)[]>;

export interface Outcome {
  readonly name: string;
  readonly what: string;
  readonly peer: string;
  readonly goal: string;
  readonly reached: (ours: Figures, peer: Figures) => boolean;
  readonly rounds: Rounds;
  readonly splitting?: Record<keyof Rounds, Splitting>;
  readonly notes?: readonly string[];
}

/** Milliseconds of each round, oldest first. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/** What both sides took, and whether it is enough. `perSecond` when many of them fit in a second. */
export function concludeMeasurement(outcome: Outcome, perSecond?: Record<keyof Rounds, number>): Measurement {
  const { splitting } = outcome;
  const ours = { ...figuresOf(outcome.rounds.ours, perSecond?.ours), ...asField(splitting?.ours) };
  const peer = { ...figuresOf(outcome.rounds.peer, perSecond?.peer), ...asField(splitting?.peer) };
  return measurementSchema.parse({
    name: outcome.name,
    what: outcome.what,
    unit: 'ms',
    rounds: outcome.rounds.ours.length,
    ours,
    peer: { name: outcome.peer, ...peer },
    goal: outcome.goal,
    reached: outcome.reached(ours, peer),
    notes: [...(outcome.notes ?? [])],
    machine: describeMachine(),
    when: new Date().toISOString(),
  });
}

/** One round of ours and one of the peer's in turn: whatever else the machine does strikes both. */
export async function measureInTurns(
  rounds: number,
  sides: Record<keyof Rounds, () => number | Promise<number>>,
): Promise<Rounds> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const oursFirst = round % 2 === 0;
    if (oursFirst) ours.push(await sides.ours());
    peer.push(await sides.peer());
    if (!oursFirst) ours.push(await sides.ours());
  }
  return { ours, peer };
}

function asField(splitting: Splitting | undefined): Pick<Figures, 'splitting'> {
  return splitting === undefined ? {} : { splitting };
}

function figuresOf(times: readonly number[], perSecond: number | undefined): Figures {
  const sorted = times.toSorted((one, other) => one - other);
  const figuresFound = {
    p50: rankOf(sorted, 0.5),
    p95: rankOf(sorted, 0.95),
    first: toHundredths(times[0] ?? 0),
  };
  return perSecond === undefined ? figuresFound : { ...figuresFound, perSecond: toHundredths(perSecond) };
}

/** Nearest rank: with few rounds the 95th percentile is the slowest of them. */
function rankOf(sorted: readonly number[], share: number): number {
  return toHundredths(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
}

function toHundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}

function describeMachine(): Measurement['machine'] {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    gibibytes: Math.round(totalmem() / 1024 ** 3),
    load: toHundredths(loadavg()[0] ?? 0),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}
