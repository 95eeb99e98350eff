import { fileTypeFromBuffer } from 'file-type';
import { no, type Result, yes } from '#domain/result.ts';
import type { DocumentRefusalKind } from './upload-messages.ts';

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const types = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', docxType] as const;
export type MediaType = (typeof types)[number];

/**
 * The type by content alone, asked twice: by the first bytes, which nothing may stand before, and by the library.
 * A document of Word is a zip here; what it holds is looked at once its parts have been counted.
 */
export async function findMediaType(bytes: Buffer): Promise<Result<MediaType, DocumentRefusalKind>> {
  const opening = readOpening(bytes);
  if (opening === undefined) return no('document-unknown-type');
  if (opening === docxType) return yes(docxType);
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return found?.mime === opening ? yes(opening) : no('document-unknown-type');
}

function readOpening(bytes: Buffer): MediaType | undefined {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.startsWith('\u0089PNG\r\n\u001A\n')) return 'image/png';
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp';
  return head.startsWith('PK\u0003\u0004') ? docxType : undefined;
}

/** What stands after the end of a file and would make it another one to somebody else. */
export function hasForeignTail(tail: Buffer): boolean {
  const text = tail.toString('latin1');
  const isZip = ['PK\u0003\u0004', 'PK\u0005\u0006'].some((mark) => text.includes(mark));
  return isZip || /%PDF-|<(?:!doctype|!--|\?xml|\?php|[a-z]{1,12}[\s/>])|^\s*#!/iu.test(text);
}
