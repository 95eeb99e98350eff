import type { Tone } from '../blocks.ts';
import type { FontName } from './fonts.ts';

/** How a line of text looks: sizes and distances in points. */
export interface TextStyle {
  readonly font: FontName;
  readonly size: number;
  readonly lineHeight: number;
  readonly colour: string;
}

export interface BlockStyle extends TextStyle {
  readonly before: number;
  readonly after: number;
}

export function millimetres(length: number): number {
  return (length * 72) / 25.4;
}

export const colours = {
  ink: '#16242b',
  quiet: '#46555c',
  accent: '#124d55',
  hairline: '#ccd7d8',
  tint: '#edf4f4',
} as const;

export const page = {
  side: millimetres(21),
  top: millimetres(26),
  bottom: millimetres(26),
  runningHead: millimetres(13),
  footer: millimetres(15),
} as const;

export const tones: Readonly<Record<Tone, BlockStyle>> = {
  body: { font: 'regular', size: 10.5, lineHeight: 16, colour: colours.ink, before: 0, after: 7 },
  label: { font: 'semibold', size: 9, lineHeight: 13, colour: colours.quiet, before: 0, after: 10 },
  lead: { font: 'regular', size: 14, lineHeight: 20, colour: colours.ink, before: 0, after: 5 },
  quiet: { font: 'regular', size: 9.5, lineHeight: 14, colour: colours.quiet, before: 0, after: 7 },
};

export const headings: Readonly<Record<1 | 2 | 3, BlockStyle>> = {
  1: { font: 'bold', size: 25, lineHeight: 33, colour: colours.accent, before: 0, after: 3 },
  2: { font: 'bold', size: 14, lineHeight: 20, colour: colours.accent, before: 19, after: 6 },
  3: { font: 'semibold', size: 11, lineHeight: 16, colour: colours.ink, before: 8, after: 3 },
};

const cell = { font: 'regular', size: 10, lineHeight: 14.5, colour: colours.ink } as const;
export const cells = {
  plain: cell,
  rowHead: { ...cell, font: 'semibold' },
  columnHead: { font: 'semibold', size: 9, lineHeight: 13, colour: colours.quiet },
  quiet: { ...cell, size: 9, lineHeight: 13, colour: colours.quiet },
} as const satisfies Record<string, TextStyle>;

export const table = { padX: 6, padY: 5.5, underIndent: 14, underGap: 4, after: 10 } as const;
export const list = { indent: 18, gap: 4, after: 8 } as const;
export const furniture: TextStyle = { font: 'regular', size: 8.5, lineHeight: 12, colour: colours.quiet };
