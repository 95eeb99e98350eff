/** The few colours of the big screen that a municipality gives it; all others are the room's own. */
type ThemeTokens = {
  /** Words in the bars. */
  readonly text: string;
  /** Marks and bars. */
  readonly base: string;
  /** Behind the sentence that is read; the reading text stands on it. */
  readonly tint: string;
  /** Behind the word that is said. */
  readonly word: string;
};

type MunicipalityColours = { readonly main: string; readonly second: string };
export type Scheme = 'light' | 'dark';

type Rgb = readonly [number, number, number];

/** Background and reading text of the wall, light and dark. */
export const wallColours: Readonly<Record<Scheme, { readonly background: string; readonly text: string }>> = {
  light: { background: '#ffffff', text: '#292c30' },
  dark: { background: '#17181a', text: '#ececec' },
};

const leastContrast = { text: 7, mark: 4.5 } as const;

const steps = 100;
/** How much of the second colour stands behind a sentence at first. */
const tintShare = 0.16;
const wordShare = 0.36;

/**
 * What can be read of two colours that somebody chose for a letterhead: text at least 7:1 and marks at least 4.5:1
 * against the wall, and reading text at least 7:1 on the tint. A colour that is too weak is darkened, or in the dark
 * lightened, until it holds.
 */
export function themeTokens({ main, second }: MunicipalityColours, scheme: Scheme): ThemeTokens {
  const { background, text } = wallColours[scheme];
  const toward = scheme === 'light' ? '#000000' : '#ffffff';
  const isBehind = (tried: string): boolean => contrastOf(tried, text) >= leastContrast.text;
  return {
    text: firstThat(main, toward, (tried) => contrastOf(tried, background) >= leastContrast.text),
    base: firstThat(main, toward, (tried) => contrastOf(tried, background) >= leastContrast.mark),
    tint: firstThat(mix(background, second, tintShare), background, isBehind),
    word: firstThat(mix(background, second, wordShare), background, isBehind),
  };
}

/** On the way from one colour to another. */
function firstThat(from: string, toward: string, holds: (tried: string) => boolean): string {
  for (let step = 0; step < steps; step += 1) {
    const tried = mix(from, toward, step / steps);
    if (holds(tried)) return tried;
  }
  return toward;
}

/** WCAG's ratio, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = readColour(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function mix(from: string, toward: string, share: number): string {
  const [start, end] = [readColour(from), readColour(toward)];
  const parts = start.map((part, index) => Math.round(part + ((end[index] ?? part) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function readColour(colour: string): Rgb {
  if (!/^#[0-9a-f]{6}$/iu.test(colour)) throw new Error('Not a colour');
  const number = Number.parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}
