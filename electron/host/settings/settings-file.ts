import { z } from 'zod';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { RoomSettings } from './settings.ts';
import { settingsSchema } from './settings.ts';

const format = 1;

/** Each room answers for these itself: where it lies, what it is plugged into, and whether somebody has set it up. */
const ofThisMachine = { output: true, setUp: true, devices: true } as const;

const sentSchema = settingsSchema.omit(ofThisMachine).extend({
  devices: z.strictObject({ network: z.string().max(100).exactOptional() }).exactOptional(),
});
const fileSchema = z.strictObject({
  stafettrom: z.literal('settings'),
  format: z.literal(format),
  settings: sentSchema,
});

/** For another room of the same municipality. No key, no code, no path, and nothing of any person. */
export function writeSettingsFile(settings: RoomSettings): string {
  const { output: _output, setUp: _setUp, devices, ...shared } = settings;
  const network = devices?.network === undefined ? {} : { devices: { network: devices.network } };
  const file = { stafettrom: 'settings', format, settings: { ...shared, ...network } };
  return `${JSON.stringify(fileSchema.parse(file), undefined, 2)}\n`;
}

/** Whole, or not at all; what is this machine's own stays as it is. */
export function readSettingsFile(text: string, now: RoomSettings): Result<RoomSettings, 'file-not-settings'> {
  const read = fileSchema.safeParse(parseJson(text));
  if (!read.success) return no('file-not-settings');
  const { output, setUp, devices } = now;
  const { devices: sent, ...shared } = read.data.settings;
  const ours = { ...devices, ...sent };
  return yes({
    ...shared,
    ...(output === undefined ? {} : { output }),
    ...(setUp === undefined ? {} : { setUp }),
    ...(Object.keys(ours).length === 0 ? {} : { devices: ours }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
