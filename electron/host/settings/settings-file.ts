import { z } from 'zod';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { RoomSettings } from './settings.ts';
import { settingsSchema } from './settings.ts';

const format = 1;

/** Each room answers for these itself: where it lies, what it is plugged into, and whether somebody has set it up. */
const ofThisMachine = { output: true, setUp: true, devices: true } as const;

/** Of devices only what holds in every room of the house. */
const devicesSchema = settingsSchema.shape.devices
  .unwrap()
  .pick({ network: true, off: true, idleMinutes: true });
const sentSchema = settingsSchema.omit(ofThisMachine).extend({
  devices: devicesSchema.exactOptional(),
});
const headSchema = z.looseObject({
  stafettrom: z.literal('settings'),
  format: z.int().min(1),
  settings: z.record(z.string(), z.unknown()),
});
const fileSchema = z.strictObject({
  stafettrom: z.literal('settings'),
  format: z.literal(format),
  settings: sentSchema,
});

/** For another room of the same municipality. No key, no code, no path, and nothing of any person. */
export function writeSettingsFile(settings: RoomSettings): string {
  const { output: _output, setUp: _setUp, devices, ...shared } = settings;
  const { network, off, idleMinutes } = devices ?? {};
  const common = {
    ...(network === undefined ? {} : { network }),
    ...(off === undefined ? {} : { off }),
    ...(idleMinutes === undefined ? {} : { idleMinutes }),
  };
  const ofDevices = Object.keys(common).length === 0 ? {} : { devices: common };
  const file = { stafettrom: 'settings', format, settings: { ...shared, ...ofDevices } };
  return `${JSON.stringify(fileSchema.parse(file), undefined, 2)}\n`;
}

/** Why a file is not taken; `field` is where in it, told as our own fields are called. */
export type SettingsFileFault =
  | { readonly kind: 'file-not-settings' | 'file-newer' }
  | { readonly kind: 'file-field'; readonly field: string };

/** What rooms did not know from their first day: a file that says nothing of it leaves the room's own. */
const cameLater = ['contrast', 'still', 'keys', 'readsByItself', 'volume'] as const;

/** Whole, or not at all; what is this machine's own stays as it is. */
export function readSettingsFile(text: string, now: RoomSettings): Result<RoomSettings, SettingsFileFault> {
  const head = headSchema.safeParse(parseJson(text));
  if (!head.success) return no({ kind: 'file-not-settings' });
  if (head.data.format > format) return no({ kind: 'file-newer' });
  const known = Object.fromEntries(cameLater.map((field) => [field, now[field]]));
  const read = fileSchema.safeParse({ ...head.data, settings: { ...known, ...head.data.settings } });
  if (!read.success) return no({ kind: 'file-field', field: fieldOf(read.error) });
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

/** Of several the first. What is no field of ours is told only where it is a word as ours are. */
function fieldOf({ issues: [issue] }: z.ZodError): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknown].map(String);
  return (path[0] === 'settings' ? path.slice(1) : path)
    .map((part) => (/^\w{1,30}$/u.test(part) ? part : '…'))
    .join('.');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
