import { largestDocumentBytes } from '#contract/document-rows.ts';

/** What a document may cost. Beyond these it is refused, and nothing of it is drawn. */
export const limits = {
  bytes: largestDocumentBytes,
  pages: 60,
  pixels: 40_000_000,
  /** Of a page as it is drawn: twice a 4K wall. */
  drawnPixels: 16_600_000,
  /** One job, measured by the host. */
  deadlineMilliseconds: 5000,
  /** All memory of the process, the engines' own included. */
  processBytes: 1_500_000_000,
  heapMegabytes: 512,
  zip: {
    unpackedBytes: 100_000_000,
    parts: 2000,
    ratio: 200,
    /** Below this a part may be packed as tightly as it likes. */
    ratioFromBytes: 1_000_000,
    /** All the text of a document with its markup; sixty pages take a tenth of it. */
    xmlBytes: 10_000_000,
  },
  blocks: 5000,
  pictures: 60,
  characters: 300_000,
  pageCharacters: 20_000,
} as const;

/** The process has the fonts of the document and of pdf.js, never the machine's. */
export const uploadsEnvironment = { DISABLE_SYSTEM_FONTS_LOAD: '1' };
