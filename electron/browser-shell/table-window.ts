import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { browserArguments } from './browser-arguments.ts';
import { endGroup, removeFolder } from './windows.ts';

export interface TableWindowNeeds {
  readonly browser: string;
  readonly address: string;
  readonly tempFolder: string;
  readonly isRoot: boolean;
}

export interface TableWindow {
  /** Settles when somebody closed it, with everything that it left on disk. */
  readonly closed: Promise<void>;
  stop(): void;
}

/** One window of a browser with an empty profile: the device's key and all it saw go with it. */
export function openTableWindow(needs: TableWindowNeeds): TableWindow {
  const profileFolder = mkdtempSync(join(needs.tempFolder, 'stafettrom-table-'));
  const { address, isRoot } = needs;
  const values = browserArguments({ address, profileFolder, isKiosk: false, isRoot });
  const child = spawn(needs.browser, values, { stdio: 'ignore', detached: process.platform !== 'win32' });
  const pid = child.pid ?? 0;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  async function clear(): Promise<void> {
    await gone;
    endGroup(pid, 'SIGKILL');
    await removeFolder(profileFolder);
  }
  return { closed: clear(), stop: () => endGroup(pid, 'SIGTERM') };
}
