import process from 'node:process';
import { serve } from '#doors/serve.ts';

/** Starts the real shell, host and store on the folder that is named, until a signal comes. */
const dataFolder = process.argv[2] ?? '';
const room = { port: 0, profile: 'try-out', tryOut: true, dataFolder, tempFolder: `${dataFolder}/temp` };
const started = await serve({
  start: { ...room, roomKey: Buffer.alloc(32).toString('base64'), vaultKind: 'tryout' },
  opensWindows: false,
  storeFolder: `${dataFolder}-store`,
  tell: (line) => process.stdout.write(`${line}\n`),
});
process.once('SIGTERM', () => {
  if (started.ok) void started.value.stop();
});
