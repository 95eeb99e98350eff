/** Runs the built main on the stand-in and tells, as JSON, what it did when pages asked. Started by main-bundle.test.ts. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { readPermissionNames } from '../electron-shell/permission-names.ts';
import * as electron from '../electron-shell/stand-in/electron.ts';

const [, , main = '', userData = ''] = process.argv;
electron.machine.userData = userData;
await import(pathToFileURL(main).href);
for (let tries = 0; tries < 100 && electron.windows.length < 2; tries += 1) {
  await wait(20);
}

const session = electron.sessions[0];
const [screen, chair] = electron.windows;
const [host] = electron.forked;

function isGranted(permission: string): boolean {
  const handler: unknown = session?.permissionRequest;
  let granted = true;
  if (typeof handler === 'function') {
    Reflect.apply(handler, undefined, [
      null,
      permission,
      (answer: boolean) => {
        granted = answer;
      },
      {},
    ]);
  }
  return granted;
}

function isChecked(permission: string): unknown {
  const check: unknown = session?.permissionCheck;
  return typeof check !== 'function' || Reflect.apply(check, undefined, [null, permission, '', {}]);
}

function ask(sender: unknown, senderFrame: unknown): void {
  electron.ipcMain.emit('stafettrom:ask', { sender, senderFrame });
}

async function fetchPage(url: string): Promise<readonly [number, string | null]> {
  const response = await session?.protocol.handlers.get('app')?.(new Request(url));
  return [response?.status ?? 0, response?.headers.get('content-security-policy') ?? null];
}

/** What the host was sent with a port in it. */
function gifts(): NonNullable<typeof host>['received'] {
  return host?.received.filter(({ ports }) => ports.length > 0) ?? [];
}

const ours = { parent: null, origin: 'app://stafettrom' };
host?.emit('message', { kind: 'ready' });
ask(screen?.webContents, { parent: null, origin: 'https://foreign.example' });
ask(screen?.webContents, null);
const afterForeign = gifts().length;
ask(screen?.webContents, ours);
ask(chair?.webContents, ours);

const report = {
  first: electron.told[0]?.what,
  scheme: electron.toldAs('protocol.registerSchemesAsPrivileged')[0]?.[0],
  windows: electron.windows.map((window) => {
    const { session: own, ...preferences } = window.options.webPreferences ?? {};
    return {
      ...window.options,
      webPreferences: preferences,
      isLocked: Object.is(own, session),
      steps: window.steps,
    };
  }),
  host: {
    path: host?.path,
    environment: Object.keys(host?.options.env ?? {}),
    start: host?.received[0]?.message,
  },
  afterForeign,
  handed: gifts().map((gift) => ({ message: gift.message, ports: gift.ports.length })),
  pagePorts: [screen, chair].map((window) => window?.webContents.ports.length),
  asked: readPermissionNames('setPermissionRequestHandler').map((name) => [name, isGranted(name)]),
  checked: readPermissionNames('setPermissionCheckHandler').map((name) => [name, isChecked(name)]),
  outside: await fetchPage('app://stafettrom/%2e%2e/main/main.js'),
};
process.stdout.write(JSON.stringify(report), () => process.exit(0));
