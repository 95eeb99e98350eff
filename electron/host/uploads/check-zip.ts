import { buffer as readAll } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from './limits.ts';
import type { DocumentRefusalKind } from './upload-messages.ts';

export type ZipPart = { readonly name: string; readonly bytes: Buffer };
type Checked<Value> = Result<Value, DocumentRefusalKind>;

/** Programs and whole documents within a document. */
const code =
  /(?:^|\/)(?:vbaProject|vbaData|attachedToolbars)|(?:^|\/)(?:embeddings|activeX|ctrlProps)\/|\.(?:bin|exe|dll|js|vbs|ole)$/iu;
const markup = /\.(?:xml|rels)$/iu;
const picture = /\.(?:png|jpe?g|webp)$/iu;

/**
 * The parts that a text is made of: counted and measured before anything is unpacked, and again while it is, since
 * a zip may lie about its sizes. Parts of other kinds stay packed.
 */
export async function readParts(bytes: Buffer): Promise<Checked<readonly ZipPart[]>> {
  const opened = await openZip(bytes);
  if (opened === undefined) return no('document-damaged');
  const { zip, entries } = opened;
  const refusal = refuseEntries(entries);
  if (refusal !== undefined) return no(refusal);
  const parts: ZipPart[] = [];
  for (const entry of entries.filter(({ fileName }) => markup.test(fileName) || picture.test(fileName))) {
    const part = await unpack(zip, entry);
    if (part === undefined) return no('document-damaged');
    parts.push(part);
  }
  return yes(parts);
}

/** All entries of the directory; undefined for one that is broken, or with a name that leads out of its folder. */
async function openZip(bytes: Buffer): Promise<{ zip: ZipFile; entries: Entry[] } | undefined> {
  const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true };
  return new Promise((resolve) => {
    yauzl.fromBuffer(bytes, options, (error, zip) => {
      if (error !== null || zip.entryCount > limits.zip.parts) {
        resolve(error === null ? { zip, entries: [] } : undefined);
        return;
      }
      const entries: Entry[] = [];
      zip.on('error', () => resolve(undefined));
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

/** No entries: none were read, because there are too many. */
function refuseEntries(entries: readonly Entry[]): DocumentRefusalKind | undefined {
  const { unpackedBytes, xmlBytes, ratio, ratioFromBytes } = limits.zip;
  const total = sizeOf(entries);
  const isTight = entries.some(
    ({ compressedSize, uncompressedSize }) =>
      uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio,
  );
  if (entries.length === 0 || total > unpackedBytes || isTight) return 'document-too-large';
  const names = entries.map(({ fileName }) => fileName.toLowerCase());
  if (new Set(names).size < names.length) return 'document-damaged';
  if (names.some((name) => code.test(name))) return 'document-has-code';
  return sizeOf(entries.filter(({ fileName }) => markup.test(fileName))) > xmlBytes
    ? 'document-too-long'
    : undefined;
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
}

async function unpack(zip: ZipFile, entry: Entry): Promise<ZipPart | undefined> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    return { name: entry.fileName, bytes: await readAll(stream) };
  } catch {
    return undefined;
  }
}
