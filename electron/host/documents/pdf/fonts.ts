import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

export type FontName = 'regular' | 'semibold' | 'bold';
export type Fonts = Readonly<Record<FontName, Font>>;

const files = {
  regular: 'NotoSans_400Regular.ttf',
  semibold: 'NotoSans_600SemiBold.ttf',
  bold: 'NotoSans_700Bold.ttf',
} as const;

/**
 * Noto Sans whole, with every Sami letter; read once and shared by all documents of a worker. The library keeps for each
 * glyph the text that it was first made for. A letter first met as a part of another (the C of Č) would stand for no text
 * in every later document, and be lost to those who listen or copy: so each is met here, as itself.
 */
export async function readFonts(resources: string): Promise<Fonts> {
  const [regular, semibold, bold] = await Promise.all([
    readFont(resources, files.regular),
    readFont(resources, files.semibold),
    readFont(resources, files.bold),
  ]);
  return { regular, semibold, bold };
}

async function readFont(resources: string, file: string): Promise<Font> {
  const font = create(await readFile(join(resources, 'fonts', 'noto-sans', file)));
  for (const codePoint of font.characterSet) {
    if (codePoint < firstLigature || codePoint > lastLigature) font.glyphForCodePoint(codePoint);
  }
  return font;
}

/** Glyphs for several letters at once keep the letters that they were set for: «fi», not the sign of its own. */
const firstLigature = 0xfb00;
const lastLigature = 0xfb06;

/** A text may be set in any of the three, so all of them must be able to draw it. */
export function canDraw(fonts: Fonts, codePoint: number): boolean {
  return Object.values(fonts).every((font) => font.hasGlyphForCodePoint(codePoint));
}
