import Database from 'better-sqlite3';
import { no, type Result, yes } from '#domain/result.ts';
import { isDamage, type OpenRefusal, readDiskRefusal, type SettingsNotInForce } from './journal-refusals.ts';

export type Setting = {
  readonly pragma: string;
  readonly value: string;
  /** What the database must answer when it is asked afterwards. */
  readonly inForce: string | number;
};

/** 16 MiB: with SQLite's usual 2 a large plan's pages are deciphered over and over, most of all by a check. */
export const pageCache = -16_384;

// Without FULL a power cut takes confirmed work; without MEMORY plan text is written in clear to temporary files.
const reading: readonly Setting[] = [
  { pragma: 'temp_store', value: 'MEMORY', inForce: 2 },
  { pragma: 'trusted_schema', value: 'OFF', inForce: 0 },
  { pragma: 'cell_size_check', value: 'ON', inForce: 1 },
  { pragma: 'foreign_keys', value: 'ON', inForce: 1 },
];

const writing: readonly Setting[] = [
  { pragma: 'synchronous', value: 'FULL', inForce: 2 },
  { pragma: 'secure_delete', value: 'ON', inForce: 1 },
  { pragma: 'wal_autocheckpoint', value: '200', inForce: 200 },
  { pragma: 'cache_size', value: String(pageCache), inForce: pageCache },
];

// Last: it is the only one that touches the file, and it resets `synchronous` where that was never set.
const writeAhead: Setting = { pragma: 'journal_mode', value: 'WAL', inForce: 'wal' };

/** The settings of a meeting file, in the order in which they are set. */
export function listSettings(platform: NodeJS.Platform): readonly Setting[] {
  const flush = { pragma: 'fullfsync', value: 'ON', inForce: 1 };
  return [...reading, ...writing, ...(platform === 'darwin' ? [flush] : []), writeAhead];
}

export type OpenNeeds = {
  readonly file: string;
  readonly fileKey: Buffer;
  readonly settings: readonly Setting[];
};

/** Opens for writing. Every setting is read back; if one is not in force the file is left alone. */
export function openDatabase(needs: OpenNeeds): Result<Database.Database, OpenRefusal> {
  return openWith(needs, {});
}

/** Opens for looking only: the file and its log keep every byte. */
export function openDatabaseForReading(
  needs: Omit<OpenNeeds, 'settings'>,
): Result<Database.Database, OpenRefusal> {
  return openWith({ ...needs, settings: reading }, { readonly: true, fileMustExist: true });
}

function openWith(needs: OpenNeeds, options: Database.Options): Result<Database.Database, OpenRefusal> {
  let database: Database.Database | undefined;
  try {
    database = new Database(needs.file, options);
    const refusal = unlock(database, needs.fileKey) ?? apply(database, needs.settings);
    if (refusal === undefined) {
      return yes(database);
    }
    database.close();
    return no(refusal);
  } catch (error) {
    database?.close();
    const refusal: OpenRefusal | undefined = isDamage(error)
      ? { kind: 'damaged-file', part: 'database' }
      : readDiskRefusal(error);
    if (refusal === undefined) {
      throw error;
    }
    return no(refusal);
  }
}

// An authenticated cipher: with the others a flipped bit is read as other text.
function unlock(database: Database.Database, fileKey: Buffer): SettingsNotInForce | undefined {
  database.pragma("cipher = 'chacha20'");
  if (database.pragma('cipher', { simple: true }) !== 'chacha20') {
    return { kind: 'settings-not-in-force', pragma: 'cipher' };
  }
  database.pragma(`key = "x'${fileKey.toString('hex')}'"`);
  return undefined;
}

function apply(database: Database.Database, settings: readonly Setting[]): SettingsNotInForce | undefined {
  for (const setting of settings) {
    database.pragma(`${setting.pragma} = ${setting.value}`);
    if (!isInForce(database, setting)) {
      return { kind: 'settings-not-in-force', pragma: setting.pragma };
    }
  }
  const lost = settings.find((setting) => !isInForce(database, setting));
  return lost === undefined ? undefined : { kind: 'settings-not-in-force', pragma: lost.pragma };
}

function isInForce(database: Database.Database, setting: Setting): boolean {
  return database.pragma(setting.pragma, { simple: true }) === setting.inForce;
}
