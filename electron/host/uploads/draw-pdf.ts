import { createCanvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { no, type Result, yes } from '#domain/result.ts';
import { cleanText } from './clean-text.ts';
import { encode, fitInto } from './draw-picture.ts';
import { limits } from './limits.ts';
import { hasForeignTail } from './media-type.ts';
import type { PdfLibrary } from './pdf-library.ts';
import type { Box, DocumentRefusalKind, DrawnPicture } from './upload-messages.ts';

/** Nothing of forms, notes and links is drawn; nothing of them is ever run. */
const noAnnotations = 0;

export async function openPdf(
  library: PdfLibrary,
  bytes: Buffer,
): Promise<Result<PDFDocumentProxy, DocumentRefusalKind>> {
  const mark = bytes.lastIndexOf('%%EOF');
  if (mark === -1) return no('document-damaged');
  if (hasForeignTail(bytes.subarray(mark + 5))) return no('document-unknown-type');
  try {
    const pdf = await library.open(bytes);
    if (pdf.numPages <= limits.pages) return yes(pdf);
    await pdf.loadingTask.destroy();
    return no('document-too-long');
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return no(isLocked ? 'document-locked' : 'document-damaged');
  }
}

export async function drawPdfPage(pdf: PDFDocumentProxy, index: number, box: Box): Promise<DrawnPicture> {
  const page = await pdf.getPage(index + 1);
  const size = page.getViewport({ scale: 1 });
  const { width, height, scale } = fitInto(size, box, Number.POSITIVE_INFINITY);
  const canvas = createCanvas(width, height);
  const viewport = page.getViewport({ scale });
  // What a page draws on is a canvas of ours; pdf.js knows only the names of those in a browser.
  const target: object = { canvasContext: canvas.getContext('2d') };
  await page.render({ canvas: null, ...target, viewport, annotationMode: noAnnotations }).promise;
  const drawn = await encode(canvas, await readText(page));
  page.cleanup();
  return drawn;
}

/** In the order of the file, a line for each line; a page without text, such as a scanned one, has none. */
async function readText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    text += item.hasEOL ? `${item.str}\n` : item.str;
    if (text.length > limits.pageCharacters * 2) break;
  }
  return cleanText(text).slice(0, limits.pageCharacters);
}
