import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { getDocument, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { limits } from './limits.ts';

export type PdfLibrary = { open(bytes: Uint8Array): Promise<PDFDocumentProxy> };

type Size = { width: number; height: number };
type Drawn = { canvas: Size; context: unknown };

/** pdf.js' own factories ask whether it runs in a browser, and answer wrongly in a process of Electron's. */
class CanvasFactory {
  create(width: number, height: number): Drawn {
    const canvas = createCanvas(...allowed(width, height));
    return { canvas, context: canvas.getContext('2d') };
  }
  reset(drawn: Drawn, width: number, height: number): void {
    [drawn.canvas.width, drawn.canvas.height] = allowed(width, height);
  }
  destroy(drawn: Drawn): void {
    [drawn.canvas.width, drawn.canvas.height] = [0, 0];
  }
}

/** A layer that a page asks for is paid for like the page itself. */
function allowed(width: number, height: number): [number, number] {
  if (!(width > 0 && height > 0)) throw new Error('A canvas of no size.');
  if (width * height > limits.pixels) throw new Error('A canvas that is too large.');
  return [width, height];
}

class FilterFactory {
  addFilter(): string {
    return 'none';
  }
  addHCMFilter(): string {
    return 'none';
  }
  addAlphaFilter(): string {
    return 'none';
  }
  addLuminosityFilter(): string {
    return 'none';
  }
  addKnockoutFilter(): string {
    return 'none';
  }
  addHighlightHCMFilter(): string {
    return 'none';
  }
  destroy(): void {
    // nothing was made
  }
}

const partNames: Readonly<Record<string, RegExp>> = {
  cMapUrl: /^[\w-]+\.bcmap$/u,
  standardFontDataUrl: /^[\w-]+\.(?:pfb|ttf)$/u,
  wasmUrl: /^(?:openjpeg|jbig2)\.wasm$/u,
};
const partFolders: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};

/** A document names the character map that it wants: a name is read in its own folder, and is no path. */
function partReader(parts: string): new () => object {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const folder = partFolders[kind];
      if (folder === undefined || partNames[kind]?.test(filename) !== true) throw new Error('No such part.');
      return new Uint8Array(await readFile(join(parts, folder, filename)));
    }
  };
}

/** `parts` is the folder with the fonts and tables of pdf.js. Its reading half runs in this thread, not in another. */
export async function loadPdfLibrary(parts: string): Promise<PdfLibrary> {
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const settings = settingsFor(parts);
  return { open: (bytes) => library.getDocument({ ...settings, data: new Uint8Array(bytes) }).promise };
}

function settingsFor(parts: string): Parameters<typeof getDocument>[0] {
  const folder = (name: string): string => `${join(parts, name)}/`;
  return {
    cMapUrl: folder('cmaps'),
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    BinaryDataFactory: partReader(parts),
    CanvasFactory,
    FilterFactory,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: limits.pixels,
    canvasMaxAreaInBytes: limits.pixels * 4,
    verbosity: 0,
  };
}
