import Conf from 'conf';
import { constants, copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { replaceDurably } from '../keys/durable-file.ts';
import { firstSettings, type RoomSettings, type SettingsPort, settingsSchema } from './settings.ts';

export type OpenedSettings = {
  readonly settings: SettingsPort;
  /** Name of the copy when what was there could not be read: never reset in silence. */
  readonly setAside?: string;
};

const fileName = 'settings';
/** What was last written and could be read again: a damaged file gives way to it. */
export const lastGoodName = 'settings.last-good.json';

/** Opens the settings file of this folder. `folder` is absolute: the library's own choice of place is not ours. */
export function openConfSettings(needs: {
  readonly folder: string;
  readonly version: string;
}): OpenedSettings {
  const setAside = setAsideUnreadable(join(needs.folder, `${fileName}.json`));
  const file = new Conf<RoomSettings>({
    cwd: needs.folder,
    configName: fileName,
    projectName: 'stafettrom',
    projectVersion: needs.version,
    configFileMode: 0o600,
    defaults: firstSettings,
    clearInvalidConfig: false,
  });
  const settings: SettingsPort = {
    get: () => settingsSchema.parse({ ...file.store }),
    set: (change) => {
      file.set(settingsSchema.parse({ ...file.store, ...change }));
      keepLastGood(needs.folder);
    },
    replace: (whole) => {
      file.store = settingsSchema.parse(whole);
      keepLastGood(needs.folder);
    },
  };
  return setAside === undefined ? { settings } : { settings, setAside };
}

/**
 * What `conf` stands on ends the process at this signal. To a host, a write beyond a limit is a disk that is full: the
 * write fails, the page is told, and the room goes on.
 */
function outliveFullDisk(): void {
  const signal = 'SIGXFSZ';
  if (process.platform !== 'win32' && !process.listeners(signal).includes(outlived))
    process.on(signal, outlived);
}

function outlived(): void {
  // The write itself says what happened.
}

/** For the host, which draws by them all the time: in memory, and a file is made only when somebody chooses something. */
export function followConfSettings(needs: {
  readonly folder: string;
  readonly version: string;
}): SettingsPort {
  outliveFullDisk();
  const exists = existsSync(join(needs.folder, `${fileName}.json`));
  let known = exists ? openConfSettings(needs).settings.get() : firstSettings;
  // What a room has by itself nobody has chosen; a file of it is made by whoever only looks.
  const wasFirst = isDeepStrictEqual(known, firstSettings);
  return {
    get: () => known,
    set: (change) => {
      const { settings } = openConfSettings(needs);
      settings.set(change);
      known = settings.get();
    },
    replace: (whole) => {
      const { settings } = openConfSettings(needs);
      settings.replace?.(whole);
      known = settings.get();
    },
    isFirst: () => wasFirst && known.setUp === undefined,
  };
}

/** The settings as they are, for whoever only reads: no file is made. */
export function readConfSettings(folder: string): RoomSettings {
  const path = join(folder, `${fileName}.json`);
  const written = existsSync(path) && isReadable(path) ? readFileSync(path, 'utf8') : '{}';
  return settingsSchema.parse({ ...firstSettings, ...z.looseObject({}).parse(JSON.parse(written)) });
}

function keepLastGood(folder: string): void {
  const text = readFileSync(join(folder, `${fileName}.json`), 'utf8');
  replaceDurably(join(folder, lastGoodName), text);
}

// A newer room may know more settings than we do: such a file is set aside whole, like a damaged one.
function setAsideUnreadable(path: string): string | undefined {
  if (!existsSync(path) || isReadable(path)) {
    return undefined;
  }
  const copy = copyToFreeName(path);
  const lastGood = join(dirname(path), lastGoodName);
  if (existsSync(lastGood) && isReadable(lastGood)) copyFileSync(lastGood, path);
  else rmSync(path);
  return basename(copy);
}

function isReadable(path: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return settingsSchema.partial().safeParse(content).success;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}

function copyToFreeName(path: string): string {
  for (let number = 1; ; number += 1) {
    const copy = path.replace(/\.json$/, `.set-aside-${number}.json`);
    if (!existsSync(copy)) {
      copyFileSync(path, copy, constants.COPYFILE_EXCL);
      return copy;
    }
  }
}
