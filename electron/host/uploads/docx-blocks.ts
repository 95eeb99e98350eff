import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { cleanText } from './clean-text.ts';
import { drawPicture, openPicture } from './draw-picture.ts';
import { limits } from './limits.ts';
import { docxType, findMediaType } from './media-type.ts';
import type { DocumentRefusalKind, DrawnPicture, WrittenBlock } from './upload-messages.ts';

/** What is used of a node in mammoth's tree. */
const nodeSchema = z.looseObject({
  type: z.string(),
  children: z.array(z.unknown()).optional(),
  value: z.string().optional(),
  highlight: z.string().nullish(),
  styleId: z.string().nullish(),
  styleName: z.string().nullish(),
  numbering: z.looseObject({ level: z.coerce.number().catch(0) }).nullish(),
  altText: z.string().nullish(),
});
type Node = z.infer<typeof nodeSchema>;

/** Stands in the place of a colour behind text that its writer hid. */
export const hiddenMark = 'hidden-by-its-writer';

const pictureBox = { width: 1920, height: 1080 };
const deepest = 100;

type Writing = {
  readonly blocks: WrittenBlock[];
  /** Footnotes in the order in which the text names them. */
  readonly notes: unknown[];
  characters: number;
  pictures: number;
  refusal: DocumentRefusalKind | undefined;
};

/** Blocks in the order in which they are read; notes stand at the end. */
export async function writeBlocks(
  tree: unknown,
): Promise<Result<readonly WrittenBlock[], DocumentRefusalKind>> {
  const writing: Writing = { blocks: [], notes: [], characters: 0, pictures: 0, refusal: undefined };
  await writeAll(writing, childrenOf(tree));
  for (const note of writing.notes) await writeAll(writing, noteIn(tree, note));
  if (writing.refusal !== undefined) return no(writing.refusal);
  return writing.blocks.length === 0 ? no('document-empty') : yes(writing.blocks);
}

function childrenOf(node: unknown): readonly unknown[] {
  return nodeSchema.safeParse(node).data?.children ?? [];
}

/** The tree keeps its notes beside the text, and tells them apart by what stands in it. */
function noteIn(tree: unknown, reference: unknown): readonly unknown[] {
  const notes: unknown = typeof tree === 'object' && tree !== null ? Reflect.get(tree, 'notes') : undefined;
  const note = callMethod(notes, 'resolve', [reference]);
  const body: unknown = typeof note === 'object' && note !== null ? Reflect.get(note, 'body') : undefined;
  return Array.isArray(body) ? body : [];
}

function callMethod(holder: unknown, name: string, values: readonly unknown[]): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const method: unknown = Reflect.get(holder, name);
  return typeof method === 'function' ? Reflect.apply(method, holder, values) : undefined;
}

async function writeAll(writing: Writing, nodes: readonly unknown[]): Promise<void> {
  for (const read of nodes) {
    if (writing.refusal !== undefined) return;
    const node = nodeSchema.safeParse(read).data;
    if (node === undefined) continue;
    if (node.type === 'table') await writeTable(writing, node);
    else await writeParagraph(writing, node);
  }
}

type Inline = { text: string; readonly pictures: Node[] };

async function writeParagraph(writing: Writing, node: Node): Promise<void> {
  const inline = readInline(writing, node);
  const text = cleanText(inline.text);
  if (text !== '') addBlock(writing, { ...kindOf(node), text });
  await addPictures(writing, inline.pictures);
}

function kindOf(node: Node): { kind: 'heading' | 'item'; level: number } | { kind: 'text' } {
  const heading =
    /^heading ([1-9])$/iu.exec(node.styleName ?? '') ??
    /^(?:heading|overskrift)([1-9])$/iu.exec(node.styleId ?? '');
  if (heading !== null) return { kind: 'heading', level: Number(heading[1]) };
  if (/^title$/iu.test(node.styleName ?? '')) return { kind: 'heading', level: 1 };
  const { numbering } = node;
  if (numbering === null || numbering === undefined) return { kind: 'text' };
  return { kind: 'item', level: Math.min(9, Math.max(1, Math.trunc(numbering.level) + 1)) };
}

/** A table within a cell is read as the text of that cell. */
async function writeTable(writing: Writing, table: Node): Promise<void> {
  for (const row of table.children ?? []) {
    if (writing.refusal !== undefined) return;
    const inlines = childrenOf(row).map((cell) => readInline(writing, cell));
    const cells = inlines.map(({ text }) => cleanText(text).replaceAll('\n', ' '));
    const text = cells.filter((cell) => cell !== '').join(', ');
    if (text !== '') addBlock(writing, { kind: 'row', text, cells });
    await addPictures(
      writing,
      inlines.flatMap(({ pictures }) => pictures),
    );
  }
}

function readInline(writing: Writing, read: unknown): Inline {
  const inline: Inline = { text: '', pictures: [] };
  readInto(writing, inline, [{ read, depth: 0 }]);
  return inline;
}

type Pending = { readonly read: unknown; readonly depth: number };

/** Without calling itself: how deep a document goes is its writer's to say. */
function readInto(writing: Writing, inline: Inline, pending: Pending[]): void {
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const node = nodeSchema.safeParse(next.read).data;
    if (node === undefined || node.highlight === hiddenMark) continue;
    if (next.depth > deepest) writing.refusal = 'document-damaged';
    if (next.depth > deepest) return;
    readOne(writing, inline, node);
    const depth = next.depth + 1;
    pending.push(...(node.children ?? []).toReversed().map((child) => ({ read: child, depth })));
  }
}

const signs: Readonly<Record<string, string>> = { tab: ' ', break: '\n', paragraph: '\n', tableCell: ' ' };

function readOne(writing: Writing, inline: Inline, node: Node): void {
  inline.text += signs[node.type] ?? '';
  if (node.type === 'text') inline.text += node.value ?? '';
  else if (node.type === 'image') inline.pictures.push(node);
  else if (node.type === 'noteReference') writing.notes.push(node);
}

function addBlock(writing: Writing, block: WrittenBlock): void {
  writing.blocks.push(block);
  writing.characters += block.kind === 'picture' ? 0 : block.text.length;
  const isLong = writing.blocks.length > limits.blocks || writing.characters > limits.characters;
  if (isLong) writing.refusal = 'document-too-long';
}

async function addPictures(writing: Writing, pictures: readonly Node[]): Promise<void> {
  for (const node of pictures) {
    writing.pictures += 1;
    if (writing.pictures > limits.pictures) writing.refusal = 'document-too-long';
    if (writing.refusal !== undefined) return;
    const text = cleanText(node.altText ?? '');
    const drawn = await drawEmbedded(node, text);
    if (drawn.ok) addBlock(writing, { kind: 'picture', picture: drawn.value });
    else if (drawn.refusal === 'document-too-large') writing.refusal = drawn.refusal;
    else if (text !== '') addBlock(writing, { kind: 'text', text });
  }
}

/** What lies outside the document is not fetched; what cannot be shown is told by its own description. */
async function drawEmbedded(node: Node, text: string): Promise<Result<DrawnPicture, DocumentRefusalKind>> {
  const read = await Promise.resolve(callMethod(node, 'readAsBuffer', [])).catch(() => undefined);
  if (!Buffer.isBuffer(read)) return no('document-unknown-type');
  const mediaType = await findMediaType(read);
  if (!mediaType.ok || mediaType.value === docxType || mediaType.value === 'application/pdf') {
    return no('document-unknown-type');
  }
  const opened = await openPicture(read, mediaType.value);
  return opened.ok ? yes(await drawPicture(opened.value, pictureBox, text)) : opened;
}
