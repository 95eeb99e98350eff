/** A room and its store as the browser shell runs them, without windows, in a folder; it ends when its input ends. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { startBrowserShell } from '#browser-shell/browser-shell.ts';
import { forkHost } from '#browser-shell/fork-host.ts';
import { openProcessLog } from '#doors/open-log.ts';
import { findPlaces } from '#doors/places.ts';
import { isRoot, machineTime } from '#doors/shell-machine.ts';
import { answersInForce } from '#host/settings/answers-in-force.ts';

const [folder = '', date = ''] = process.argv.slice(2);
const places = findPlaces();
const dataFolder = join(folder, 'data');
const started = await startBrowserShell({
  fork: () => forkHost(places.hostProcess),
  courierEntry: places.courierProcess,
  start: {
    port: 0,
    pages: join(folder, 'pages'),
    dataFolder,
    tempFolder: join(folder, 'temp'),
    roomKey: randomBytes(32).toString('base64'),
    vaultKind: 'tryout',
    tryOut: true,
    profile: 'try-out',
    date,
  },
  store: {
    entry: places.centralProcess,
    dataFolder: join(folder, 'store'),
    demo: join(folder, 'demo'),
    profile: join(places.resources, 'profiles', 'try-out.json'),
    answers: join(dataFolder, answersInForce),
    date,
  },
  displays: { list: async () => [], watch: () => () => undefined },
  isRoot: isRoot(),
  tell: (line) => process.stdout.write(`${line}\n`),
  log: openProcessLog(dataFolder, 'shell'),
  ...machineTime,
});
if (!started.ok) throw new Error(started.refusal.kind);
const shell = started.value;
process.stdin.on('end', () => void shell.stop().then(() => process.exit(0))).resume();
