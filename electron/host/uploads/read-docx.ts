import mammoth from 'mammoth';
import { z } from 'zod';
import { no, type Result } from '#domain/result.ts';
import { readParts, type ZipPart } from './check-zip.ts';
import { hiddenMark, writeBlocks } from './docx-blocks.ts';
import { docxType } from './media-type.ts';
import type { DocumentRefusalKind, WrittenBlock } from './upload-messages.ts';

/**
 * A document of Word as blocks of plain text. mammoth reads it into a tree, and the tree is taken from it before it
 * writes any HTML: markup, links and addresses are in no block, so there is nothing to make harmless afterwards.
 */
export async function readDocx(bytes: Buffer): Promise<Result<readonly WrittenBlock[], DocumentRefusalKind>> {
  const parts = await readParts(bytes);
  if (!parts.ok) return parts;
  const refusal = refuseType(parts.value) ?? refuseMarkup(parts.value);
  if (refusal !== undefined) return no(refusal);
  try {
    return await writeBlocks(await readTree(parts.value));
  } catch {
    return no('document-damaged');
  }
}

/** A zip is what its list of contents says it is. */
function refuseType(parts: readonly ZipPart[]): DocumentRefusalKind | undefined {
  const listed = parts.find(({ name }) => name === '[Content_Types].xml')?.bytes.toString('utf8') ?? '';
  if (/macroEnabled/iu.test(listed)) return 'document-has-code';
  const isDocument = listed.includes(`"${docxType}.main+xml"`);
  return isDocument ? undefined : 'document-unknown-type';
}

/** Such documents declare no entities (ECMA-376 part 2), and are UTF-8, where a declaration cannot hide. */
function refuseMarkup(parts: readonly ZipPart[]): DocumentRefusalKind | undefined {
  const texts = parts.filter(({ name }) => /\.(?:xml|rels)$/iu.test(name));
  const isHostile = texts.some(
    ({ bytes }) => bytes.includes('<!DOCTYPE') || bytes.includes('<!ENTITY') || bytes.includes(0),
  );
  return isHostile ? 'document-damaged' : undefined;
}

/** Text that its writer hid stays hidden: the tree has no place for that, so it is put where a colour would be. */
function markHidden(text: string): string {
  return text
    .replaceAll(/<w:highlight\b[^>]*\/>/gu, '')
    .replaceAll(
      /<w:(?:vanish|webHidden)(?:\s+w:val="(?:true|1|on)")?\s*\/>/gu,
      `<w:highlight w:val="${hiddenMark}"/>`,
    );
}

async function readTree(parts: readonly ZipPart[]): Promise<unknown> {
  const known = new Map(parts.map(({ name, bytes }) => [name, bytes]));
  const file = {
    exists: (name: string) => known.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = known.get(name);
      if (bytes === undefined) throw new Error('No such part.');
      if (encoding === undefined) return new Uint8Array(bytes).buffer;
      return encoding === 'base64' ? bytes.toString('base64') : markHidden(bytes.toString('utf8'));
    },
  };
  let tree: unknown;
  // Without a path mammoth takes the parts as they are given: what was checked is what is read.
  const input = { path: '', file };
  await mammoth.convertToHtml(input, {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    includeDefaultStyleMap: false,
    transformDocument: (document: unknown) => {
      tree = document;
      return { ...z.looseObject({}).parse(document), children: [] };
    },
  });
  return tree;
}
