/** One screen that windows can be put on. */
export interface Display {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMain: boolean;
}

/** Which screens there are. An empty list says that this machine does not tell. */
export interface Displays {
  list(): Promise<readonly Display[]>;
}

export interface DisplaysNeeds {
  readonly platform: NodeJS.Platform;
  readonly hasX11: boolean;
  /** What a program prints; rejects when it is missing or fails. */
  readonly run: (command: string, values: readonly string[]) => Promise<string>;
}

export function createDisplays(needs: DisplaysNeeds): Displays {
  return {
    async list() {
      if (needs.platform !== 'linux' || !needs.hasX11) return [];
      try {
        return readXrandr(await needs.run('xrandr', ['--query']));
      } catch {
        return [];
      }
    },
  };
}

/** Screens that show the same corner are one: a mirrored projector is no second screen. */
export function readXrandr(text: string): readonly Display[] {
  const found = new Map<string, Display>();
  for (const line of text.split('\n')) {
    const match = /^\S+ connected (primary )?(\d+)x(\d+)\+(\d+)\+(\d+)/.exec(line);
    if (match === null) continue;
    const [width = 0, height = 0, x = 0, y = 0] = match.slice(2).map(Number);
    const isMain = match[1] !== undefined || found.get(`${x},${y}`)?.isMain === true;
    found.set(`${x},${y}`, { x, y, width, height, isMain });
  }
  return [...found.values()];
}

/** The chair sits at the main screen; the big screen fills the first other one, if there is one. */
export function placePages(displays: readonly Display[]): {
  readonly chair?: Display;
  readonly screen?: Display;
} {
  const main = displays.find(({ isMain }) => isMain) ?? displays[0];
  const other = displays.find((display) => display !== main);
  if (main === undefined) return {};
  return other === undefined ? { chair: main } : { chair: main, screen: other };
}
