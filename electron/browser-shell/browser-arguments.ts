import type { Area } from '#host/displays/screens.ts';

export interface BrowserArgumentsNeeds {
  readonly address: string;
  /** Throw-away, and one for each window: with a common one the second window loses its place. */
  readonly profileFolder: string;
  readonly isKiosk: boolean;
  readonly display?: Area;
  /** Chromium refuses to run as root with its sandbox on. */
  readonly isRoot: boolean;
}

/** Nothing is kept (incognito), nothing is fetched by itself, and a hidden window does not fall asleep. */
const always = [
  '--incognito',
  '--no-first-run',
  // Date fields follow the browser's language, and every page here is Norwegian.
  '--lang=nb',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-spell-checking',
  // Two fingers neither magnify the page nor go back in its history.
  '--disable-pinch',
  '--overscroll-history-navigation=0',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--password-store=basic',
];

export function browserArguments(needs: BrowserArgumentsNeeds): readonly string[] {
  const { display } = needs;
  const place =
    display === undefined
      ? []
      : [`--window-position=${display.x},${display.y}`, `--window-size=${display.width},${display.height}`];
  const page = needs.isKiosk ? ['--kiosk', needs.address] : [`--app=${needs.address}`];
  const asRoot = needs.isRoot ? ['--no-sandbox', '--test-type'] : [];
  return [`--user-data-dir=${needs.profileFolder}`, ...always, ...place, ...asRoot, ...page];
}
