import process from 'node:process';
import { serve } from '#doors/serve.ts';

/** Starts the real shell, host and store, or with an address of one without, on the folder that is named, until a signal comes. */
const [dataFolder = '', storeAddress] = process.argv.slice(2);
const room = { port: 0, profile: 'try-out', tryOut: true, dataFolder, tempFolder: `${dataFolder}/temp` };
const started = await serve({
  start: { ...room, roomKey: Buffer.alloc(32).toString('base64'), vaultKind: 'tryout' },
  opensWindows: false,
  ...(storeAddress === undefined ? { storeFolder: `${dataFolder}-store` } : { storeAddress }),
  tell: (line) => process.stdout.write(`${line}\n`),
});
process.once('SIGTERM', () => {
  if (started.ok) void started.value.stop();
});
