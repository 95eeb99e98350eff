import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface RoomFolders {
  readonly dataFolder: string;
  /** Beside the room's own folder, never in it. */
  readonly storeFolder: string;
}

/** Stands in every folder that we made, so that nothing else is ever emptied. */
const marker = 'stafettrom-folder.txt';

/** Makes both folders; `fresh` empties them first. False when one of them holds something that is not ours. */
export function prepareRoomFolder(folders: RoomFolders, fresh: boolean): boolean {
  const both = [folders.dataFolder, folders.storeFolder];
  if (fresh && !both.every((folder) => isOurs(folder))) return false;
  for (const folder of both) {
    const wasEmpty = isEmpty(folder);
    if (fresh) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (fresh || wasEmpty) writeFileSync(join(folder, marker), 'Made by Stafettrom; --fresh empties it.\n');
  }
  return true;
}

function isOurs(folder: string): boolean {
  return isEmpty(folder) || existsSync(join(folder, marker));
}

function isEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}
