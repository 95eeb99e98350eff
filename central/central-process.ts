/**
 * The central store as a process of its own: `--data DIR | --database-url URL`, `--port N`, `--host NAME`,
 * `--token TOKEN` (at least 8 characters; else one is made to try out), `--demo DIR`, `--date D`, `--profile FILE`,
 * `--answers FILE`, `--tenant NAME`, `--origin URL` (its public address), `--identity-providers FILE`,
 * `--people FILE`, `--trust-proxy LIST`, `--migrate-with URL`, `--metrics-port N`, `--translate-with FILE`,
 * `--restored`, `--with-parent`.
 * When it is ready it prints one line of JSON: address and, to try out, token.
 */
import { randomBytes } from 'node:crypto';
import { install } from 'undici';
import { runArchive } from './archive/run-archive.ts';
import { readArguments } from './read-arguments.ts';
import { runSamspill } from './samspill/run-samspill.ts';
import { startCentral } from './start-central.ts';
import type { EngineProcess } from './translation/engine-process.ts';
import { openEngineProcess } from './translation/engine-process.ts';

const banner = 'Prøvedata / try-out data: never for real people. Aldri for virkelige personer.\n';

/** In the nynorsk that the store's municipality chose when it was started. */
function startTranslation({
  translateWith,
  profile,
}: ReturnType<typeof readArguments>): EngineProcess | undefined {
  const inForce = typeof profile === 'function' ? profile() : profile;
  return translateWith === undefined ? undefined : openEngineProcess(translateWith, inForce?.nynorskForms);
}

async function run(): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  if (first === 'samspill') return tell(await runSamspill(rest));
  if (first === 'archive') return runArchive(rest, tell);
  return serve();
}

function tell(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function serve(): Promise<void> {
  // Node 24's own ends the process when an issuer hangs up on an answer that waits (nodejs/undici#5360).
  install();
  const production = process.env['NODE_ENV'] === 'production';
  const read = readArguments(process.argv.slice(2));
  const given = production ? read : { token: randomBytes(24).toString('base64url'), ...read };
  if (!production) process.stderr.write(banner);
  const { translateWith: _machine, ...forStore } = given;
  const translation = startTranslation(given);
  const started = await startCentral({
    ...forStore,
    ...(translation === undefined ? {} : { translation }),
    now: Date.now,
    production,
    // A room that tries out has the terminal for its own words.
    operation: { ...given.operation, ...(given.withParent ? {} : { onRequest: say }) },
    ticker: (tick) => {
      const ticking = setInterval(tick, 60_000);
      return { stop: () => clearInterval(ticking) };
    },
    onFault: (fault) => say({ at: new Date().toISOString(), event: 'fault', ...fault }),
  });
  if (!started.ok) {
    await translation?.stop();
    say({ refused: started.refusal });
    process.exitCode = 1;
    return;
  }
  const stop = async (): Promise<void> => {
    await started.value.stop();
    await translation?.stop();
  };
  endWith(given.withParent, once(stop));
  const { address: listening, metrics } = started.value;
  const told = { listening, token: given.token, metrics: metrics?.address };
  tell(told);
}

function say(line: object): void {
  process.stderr.write(`${JSON.stringify(line)}\n`);
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
