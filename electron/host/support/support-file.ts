import type { z } from 'zod';
import type { supportPartSchema } from '#contract/commands-office.ts';
import type { CheckRow } from '#contract/setup-rows.ts';
import type { RoomSettings } from '../settings/settings.ts';
import { writeSettingsFile } from '../settings/settings-file.ts';
import type { KeptLine } from './read-logs.ts';

type SupportPart = z.infer<typeof supportPartSchema>;

export interface SupportNeeds {
  readonly made: Date;
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: RoomSettings;
  readonly check: readonly CheckRow[];
  readonly logs: readonly KeptLine[];
}

export interface SupportFile {
  /** One JSON object a line; the first says what it is. */
  readonly lines: readonly string[];
  readonly parts: readonly { readonly part: SupportPart; readonly lines: number }[];
}

const format = 1;

/** Everything that somebody far away needs to help, and nothing of any person, plan, code, key or place of a file. */
export function makeSupportFile({ made, versions, settings, check, logs }: SupportNeeds): SupportFile {
  // The same that another room may be given.
  const shared: unknown = JSON.parse(writeSettingsFile(settings));
  const parts: Readonly<Record<SupportPart, readonly object[]>> = {
    versions: [versions],
    settings: [{ settings: shared }],
    check,
    log: logs.map(({ file, line }) => ({ file, ...line })),
  };
  const head = { stafettrom: 'support', format, made: made.toISOString() };
  const rows = (['versions', 'settings', 'check', 'log'] as const).map((part) => ({
    part,
    found: parts[part],
  }));
  return {
    lines: [head, ...rows.flatMap(({ part, found }) => found.map((one) => ({ part, ...one })))].map((one) =>
      JSON.stringify(one),
    ),
    parts: rows.map(({ part, found }) => ({ part, lines: found.length })),
  };
}

/** To be read before it is made: what stands first, and the newest lines of the log. */
export function showSupportFile({ lines, parts }: SupportFile): string {
  const logged = parts.find(({ part }) => part === 'log')?.lines ?? 0;
  const first = lines.slice(0, lines.length - logged);
  const newest = lines.slice(lines.length - logged).slice(-shownLines);
  const between = logged > shownLines ? ['…'] : [];
  return [...first, ...between, ...newest].join('\n');
}

const shownLines = 40;
