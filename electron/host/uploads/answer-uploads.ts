import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { no, type Result, yes } from '#domain/result.ts';
import { drawPdfPage, openPdf } from './draw-pdf.ts';
import { drawPicture, openPicture, type OpenPicture } from './draw-picture.ts';
import { limits } from './limits.ts';
import { docxType, findMediaType } from './media-type.ts';
import { loadPdfLibrary, type PdfLibrary } from './pdf-library.ts';
import { readDocx } from './read-docx.ts';
import type {
  Box,
  DocumentRefusalKind,
  DrawnPicture,
  FromUploads,
  Opened,
  ToUploads,
} from './upload-messages.ts';

type Held = { readonly opened: Opened; readonly pdf?: PDFDocumentProxy; readonly picture?: OpenPicture };
type Holding = { readonly library: PdfLibrary; document?: string; held?: Held };
type Answered = Extract<FromUploads, { readonly attempts: number }>;
export type AnswerUploads = (request: ToUploads, attempts: () => number) => Promise<Answered>;

/** Every engine is loaded before the first document comes. The newest document stays open for its next page. */
export async function loadUploads(parts: string): Promise<AnswerUploads> {
  const holding: Holding = { library: await loadPdfLibrary(parts) };
  return async (request, attempts) => {
    const answer = await answerOne(holding, request).catch(() => no('document-damaged' as const));
    const { id } = request;
    if (answer.ok) return { ...answer.value, id, attempts: attempts() };
    letGo(holding);
    return { kind: 'refused', id, attempts: attempts(), refusal: answer.refusal };
  };
}

type Answer =
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'drawn'; readonly page: DrawnPicture };

async function answerOne(holding: Holding, request: ToUploads): Promise<Result<Answer, DocumentRefusalKind>> {
  const held = await hold(holding, request);
  if (!held.ok) return held;
  if (request.kind === 'open') return yes({ kind: 'opened', opened: held.value.opened });
  const page = await drawHeld(held.value, request.page, request.box);
  return page.ok ? yes({ kind: 'drawn', page: page.value }) : page;
}

async function hold(holding: Holding, request: ToUploads): Promise<Result<Held, DocumentRefusalKind>> {
  if (holding.document === request.document && holding.held !== undefined) return yes(holding.held);
  letGo(holding);
  const { bytes } = request;
  if (bytes === undefined || bytes.length === 0) return no('document-empty');
  if (bytes.length > limits.bytes) return no('document-too-large');
  const opened = await openAny(holding.library, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (opened.ok) Object.assign(holding, { document: request.document, held: opened.value });
  return opened;
}

function letGo(holding: Holding): void {
  void holding.held?.pdf?.loadingTask.destroy();
  delete holding.held;
  delete holding.document;
}

async function openAny(library: PdfLibrary, bytes: Buffer): Promise<Result<Held, DocumentRefusalKind>> {
  const found = await findMediaType(bytes);
  if (!found.ok) return found;
  const mediaType = found.value;
  if (mediaType === 'application/pdf') {
    const pdf = await openPdf(library, bytes);
    return pdf.ok
      ? yes({ opened: { kind: 'drawn', mediaType, pages: pdf.value.numPages }, pdf: pdf.value })
      : pdf;
  }
  if (mediaType === docxType) {
    const blocks = await readDocx(bytes);
    return blocks.ok ? yes({ opened: { kind: 'written', mediaType, blocks: [...blocks.value] } }) : blocks;
  }
  const picture = await openPicture(bytes, mediaType);
  return picture.ok
    ? yes({ opened: { kind: 'drawn', mediaType, pages: 1 }, picture: picture.value })
    : picture;
}

async function drawHeld(
  held: Held,
  page: number,
  box: Box,
): Promise<Result<DrawnPicture, DocumentRefusalKind>> {
  const pages = held.opened.kind === 'drawn' ? held.opened.pages : 0;
  if (!Number.isInteger(page) || page < 0 || page >= pages) return no('document-empty');
  if (held.picture !== undefined) return yes(await drawPicture(held.picture, box));
  return held.pdf === undefined ? no('document-empty') : yes(await drawPdfPage(held.pdf, page, box));
}
