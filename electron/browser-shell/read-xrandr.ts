import type { SeenScreen, ToldScreen } from '#host/displays/screens.ts';
import { identifyScreens } from '#host/displays/screens.ts';

const head = /^(\S+) connected (primary )?(?:(\d+)x(\d+)\+(-?\d+)\+(-?\d+))?/u;

/** Every screen that is plugged in, also one that shows nothing, from `xrandr --props`. */
export function readXrandr(text: string): readonly SeenScreen[] {
  const told: ToldScreen[] = [];
  // Each output begins at the start of a line; what it says of itself is moved in.
  for (const output of text.split(/\n(?=\S)/u)) {
    const match = head.exec(output);
    if (match !== null) told.push(readScreen(match, readEdid(output)));
  }
  return identifyScreens(told);
}

/** A screen that says nothing of itself is its plug. */
function readScreen(match: RegExpExecArray, edid: string | undefined): ToldScreen {
  const [width = 0, height = 0, x = 0, y = 0] = match.slice(3).map((number) => Number(number ?? 0));
  const area = { x, y, width, height };
  const place = match[1] ?? '';
  const label = (edid === undefined ? undefined : nameIn(edid)) ?? place;
  return { said: edid ?? `at ${place}`, place, label, area, work: area, isMain: match[2] !== undefined };
}

/** The first block, in hexadecimal: maker, model, serial and name. */
function readEdid(output: string): string | undefined {
  const lines = /EDID:\s*\n((?:\s+[\da-f]{32}\s*(?:\n|$))+)/iu.exec(output);
  const bytes = (lines?.[1] ?? '').replaceAll(/\s/gu, '').toLowerCase();
  return bytes.length >= 256 ? bytes.slice(0, 256) : undefined;
}

const firstDescriptor = 54;
const descriptorBytes = 18;

/** One of four descriptors may hold the name that stands on the screen's frame. */
function nameIn(edid: string): string | undefined {
  const bytes = Buffer.from(edid, 'hex');
  for (let number = 0; number < 4; number += 1) {
    const from = firstDescriptor + number * descriptorBytes;
    if (bytes.readUInt32BE(from) !== 0xfc) continue;
    const name = bytes.subarray(from + 5, from + descriptorBytes).toString('latin1');
    const shown = name.split('\n')[0]?.trim() ?? '';
    if (/^[ -~]+$/u.test(shown)) return shown;
  }
  return undefined;
}
