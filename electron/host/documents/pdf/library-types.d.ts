/** The part of fontkit that is used here; it ships no types of its own. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    /** Every code point that the font has a glyph for. */
    readonly characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): object;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): { readonly advanceWidth: number };
  }
  export function create(file: Uint8Array): Font;
}

/** What pdfkit 0.20 takes and its published types (0.17) do not yet know. */
declare namespace PDFKit {
  namespace Mixins {
    interface PDFFont {
      registerFont(name: string, font: object): this;
    }
    interface StructureElementOptions {
      scope?: 'Column' | 'Row';
    }
  }
  interface PDFStructureElement {
    readonly dictionary: { readonly data: object };
  }
}
