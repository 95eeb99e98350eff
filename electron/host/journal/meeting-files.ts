import { join } from 'node:path';
import { idSchema } from '#domain/identity.ts';
import { keyFiles } from '../keys/file-key.ts';

export const databaseEnding = '.journal';
/** What a finished meeting may leave, sealed to the central store's key, until a courier has delivered it. */
export const sealedBeginning = 'outbox-';

export type MeetingFiles = {
  readonly database: string;
  readonly log: string;
  readonly index: string;
  readonly mark: string;
  readonly key: string;
  readonly nextKey: string;
};

/** All files of a meeting. The id is random: no name of a file tells who it is about. */
export function listMeetingFiles(folder: string, meeting: string): MeetingFiles {
  const database = join(folder, idSchema.parse(meeting) + databaseEnding);
  const { current, next } = keyFiles(folder, meeting);
  return {
    database,
    log: `${database}-wal`,
    index: `${database}-shm`,
    mark: join(folder, `${meeting}.mark`),
    key: current,
    nextKey: next,
  };
}
