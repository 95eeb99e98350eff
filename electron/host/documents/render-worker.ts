import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '#domain/result.ts';
import { findCharacters } from './characters.ts';
import { cardFiles, minutesFiles } from './document-files.ts';
import type { DocumentFile } from './document-files.ts';
import { makeMinutesPdf, readPdfMaterials } from './minutes-pdf.ts';
import type { MinutesRefused, PdfMaterials } from './minutes-pdf.ts';
import { canDraw } from './pdf/fonts.ts';
import { renderRequestSchema, workerDataSchema } from './render-messages.ts';
import type {
  CharacterFound,
  CheckAsked,
  FilesAsked,
  RenderReply,
  RenderRequest,
} from './render-messages.ts';
import { tellWriter } from './tell-characters.ts';
import { textFiles } from './text-paper.ts';

/** The documents worker: one request at a time in, one reply out. It knows no file but the resources. */
const { resources } = workerDataSchema.parse(workerData);
let materials: Promise<PdfMaterials> | undefined;

async function answer({ id, document, files, check }: RenderRequest): Promise<RenderReply> {
  materials ??= readPdfMaterials(resources);
  const ready = await materials;
  if (files !== undefined) return answerFiles(id, await makeFiles(ready, files));
  if (check !== undefined) return { kind: 'checked', id, found: checkCharacters(ready, check) };
  if (document === undefined) return { kind: 'ready', id };
  const rendered = await makeMinutesPdf(ready, document);
  if (rendered.ok) return { kind: 'done', id, ...rendered.value };
  return withId(id, rendered.refusal);
}

function checkCharacters(
  { fonts, texts }: PdfMaterials,
  { language, document }: CheckAsked,
): readonly CharacterFound[] {
  return findCharacters(document, (codePoint) => canDraw(fonts, codePoint)).map((one) => ({
    where: one.where,
    ...tellWriter(texts[language], document, one),
  }));
}

function makeFiles(
  ready: PdfMaterials,
  asked: FilesAsked,
): Promise<Result<readonly DocumentFile[], MinutesRefused>> {
  if (asked.kind === 'text') return textFiles(ready, asked);
  const { publisher, people, drawAll } = asked;
  const needs = { materials: ready, publisher, people, ...(drawAll === true ? { drawAll } : {}) };
  return asked.kind === 'card' ? cardFiles(needs, asked.about, asked) : minutesFiles(needs, asked);
}

function answerFiles(id: number, made: Result<readonly DocumentFile[], MinutesRefused>): RenderReply {
  return made.ok ? { kind: 'files', id, files: made.value } : withId(id, made.refusal);
}

function withId(id: number, refusal: MinutesRefused): RenderReply {
  if (refusal.kind === 'document-invalid') return { kind: refusal.kind, id, where: refusal.where };
  return { kind: refusal.kind, id, characters: refusal.characters, where: refusal.where };
}

async function handle(message: unknown): Promise<void> {
  const request = renderRequestSchema.parse(message);
  try {
    parentPort?.postMessage(await answer(request));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    const reply: RenderReply = { kind: 'failed', id: request.id, error: name };
    parentPort?.postMessage(reply);
  }
}

let queue: Promise<void> = Promise.resolve();
parentPort?.on('message', (message: unknown) => {
  queue = queue.then(() => handle(message));
});
