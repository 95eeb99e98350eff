import type { BrowserContext, Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What went wrong without anybody having asked for it. A test that leaves one behind has failed. */
export interface Complaints {
  readonly lines: string[];
  /** What this test brings about itself, for as long as it lasts. */
  readonly expected: RegExp[];
}

export function createComplaints(): Complaints {
  return { lines: [], expected: [] };
}

/** Each once: a fault that comes back all the time has the same words but for its time and its reference. */
export function unexpected({ lines, expected }: Complaints): string[] {
  const plain = lines.map((line) => line.replaceAll(/"(?:at|reference)":"[^"]*",?/gu, ''));
  return [...new Set(plain)].filter((line) => !expected.some((known) => known.test(line)));
}

/** Errors and warnings of a page, and what its policy had to stop. */
export async function watchContext(context: BrowserContext, complaints: Complaints): Promise<void> {
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  for (const page of context.pages()) watchPage(page, complaints);
  context.on('page', (page) => watchPage(page, complaints));
}

const received = new WeakMap<Page, string[]>();

/** Everything that came to a page over its socket, shown or not; nothing is known of a window with a port. */
export function receivedBy(page: Page): string {
  return (received.get(page) ?? []).join('\n');
}

function watchPage(page: Page, { lines }: Complaints): void {
  const frames: string[] = [];
  received.set(page, frames);
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') frames.push(payload);
    });
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) lines.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(`page: ${error.message}`));
  page.on('crash', () => lines.push('page: crashed'));
}

const badEvents =
  /"event":"(?:page-did-not-fit|host-lost|host-spoke-wrongly|purge-left-files|delivery-refused)"/u;

/** Faults in the room's own logs: a line with a cause, or an event that must not happen. */
export function readLogs(dataFolder: string): string[] {
  return ['host.log', 'shell.log'].flatMap((name) => {
    const file = path.join(dataFolder, 'logs', name);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines
      .filter((line) => badEvents.test(line) || line.includes('"cause":'))
      .map((line) => `log: ${line}`);
  });
}
