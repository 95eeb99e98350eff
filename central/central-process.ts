/**
 * The central store as a process of its own, for trying out: `--data DIR | --database-url URL`, `--port N`,
 * `--token TOKEN` (at least 8 characters; else one is made), `--demo DIR`, `--date D`, `--profile FILE`,
 * `--answers FILE`, `--tenant NAME`, `--with-parent`. When it is ready it prints one line of JSON: address and token.
 */
import { readArguments } from './read-arguments.ts';
import { startCentral } from './start-central.ts';

const banner = 'Prøvedata / try-out data: never for real people. Aldri for virkelige personer.\n';

async function run(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  process.stderr.write(banner);
  const started = await startCentral({
    ...given,
    now: Date.now,
    production: process.env['NODE_ENV'] === 'production',
    ticker: (tick) => {
      const ticking = setInterval(tick, 60_000);
      return { stop: () => clearInterval(ticking) };
    },
    onFault: (fault) => process.stderr.write(`${JSON.stringify({ fault })}\n`),
  });
  if (!started.ok) {
    process.stderr.write(`${JSON.stringify({ refused: started.refusal })}\n`);
    process.exitCode = 1;
    return;
  }
  endWith(given.withParent, once(started.value.stop));
  process.stdout.write(`${JSON.stringify({ listening: started.value.address, token: given.token })}\n`);
}

function endWith(withParent: boolean, stop: () => Promise<void>): void {
  const end = (): void => void stop().then(() => process.exit(0));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (!withParent) return;
  process.on('disconnect', end);
  process.stdin.on('end', end);
  process.stdin.on('error', end);
  process.stdin.resume();
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= stop();
    return stopped;
  };
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The store could not start'}\n`);
  process.exitCode = 1;
});
