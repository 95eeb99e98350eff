import { syncVersion } from '#sync/sync-version.ts';
import { currentVersion } from '../journal/migrate.ts';

/** Of what is written here and what is sent: rooms of the same numbers read each other. */
export function formatsOf(): string {
  return `${currentVersion}.${syncVersion}`;
}
