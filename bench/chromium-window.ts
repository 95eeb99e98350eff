import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const longestWait = 30_000;
const mostTries = 200;

/** A Chromium that can be asked afterwards when it painted; `--headless=new` where there is no display to be on. */
export function writeBrowserScript(needs: { folder: string; browser: string; isHeadless: boolean }): string {
  const script = join(needs.folder, 'chromium');
  const headless = needs.isHeadless ? '--headless=new ' : '';
  writeFileSync(script, `#!/bin/sh\nexec "${needs.browser}" ${headless}--remote-debugging-port=0 "$@"\n`);
  chmodSync(script, 0o700);
  return script;
}

/** Looks every few milliseconds, until there is something. */
export async function waitFor<Value>(what: string, look: () => Value | undefined): Promise<Value> {
  const late = performance.now() + longestWait;
  while (performance.now() < late) {
    const found = look();
    if (found !== undefined) return found;
    await wait(20);
  }
  throw new Error(`Waited in vain for ${what}`);
}

const targetsSchema = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.url() }));
const answerSchema = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });

/** Runs in the page: when the newest and largest of what it has drawn was painted, once two more frames are drawn. */
const lastPaint = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    new PerformanceObserver((list) => {
      resolve(performance.timeOrigin + list.getEntries().at(-1).startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  }));
})`;

/** The wall-clock time at which the page of this browser profile was painted; asked afterwards, so it costs nothing. */
export async function readPaintTime(profileFolder: string): Promise<number> {
  const file = join(profileFolder, 'DevToolsActivePort');
  const port = await waitFor('the port of the browser', () => {
    const first = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
    return first === '' ? undefined : first;
  });
  for (let tries = 0; tries < mostTries; tries += 1) {
    const time = await askPage(Number(port));
    if (time !== undefined) return time;
    await wait(50);
  }
  throw new Error('The page of the browser does not answer');
}

/** Nothing while the browser is still on its way to the page. */
async function askPage(port: number): Promise<number | undefined> {
  const listed = await fetch(`http://127.0.0.1:${port}/json/list`);
  const page = targetsSchema
    .parse(await listed.json())
    .find(({ type, url }) => type === 'page' && isOurs(url));
  if (page === undefined) return undefined;
  const socket = new WebSocket(page.webSocketDebuggerUrl);
  try {
    await once(socket, 'open');
    const answered = once(socket, 'message');
    const params = { expression: lastPaint, awaitPromise: true, returnByValue: true };
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    const { data } = z.object({ data: z.string() }).parse(await answered);
    return answerSchema.safeParse(JSON.parse(data)).data?.result.result.value;
  } finally {
    socket.close();
  }
}

function isOurs(address: string): boolean {
  return address.startsWith('http://127.0.0.1:');
}

function once(socket: WebSocket, event: 'open' | 'message'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.addEventListener(event, resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('The browser hung up')), { once: true });
  });
}
