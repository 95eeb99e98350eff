import { Worker } from 'node:worker_threads';
import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { DocumentFile } from './document-files.ts';
import type { MinutesDocument } from './minutes-model.ts';
import type { MinutesRefused, RenderedMinutes } from './minutes-pdf.ts';
import { renderReplySchema } from './render-messages.ts';
import type {
  CharacterFound,
  CheckAsked,
  FilesAsked,
  RenderReply,
  RenderRequest,
} from './render-messages.ts';

export interface DocumentRendererNeeds {
  /** Where the worker's code lies, as places knows it. */
  readonly entry: string | URL;
  readonly resources: string;
  readonly log: { readonly warn: (event: string, fields: Readonly<Record<string, string | number>>) => void };
}

/** The worker ended or met a bug before it answered. Asking again starts a new one. */
export interface RendererFailed {
  readonly kind: 'renderer-failed';
}

export type RenderRefused = MinutesRefused | RendererFailed;

/** Makes documents beside the host's loop, which is never held (design idea 6). */
export interface DocumentRenderer {
  /** Starts the worker and reads the fonts, so that the first document comes as fast as the next. */
  readonly warm: () => Promise<void>;
  readonly renderMinutes: (document: MinutesDocument) => Promise<Result<RenderedMinutes, RenderRefused>>;
  /** D3, M8: one version for its readers in every form, or one service's card, with no person's name in a file's name. */
  readonly renderFiles: (asked: FilesAsked) => Promise<Result<readonly DocumentFile[], RenderRefused>>;
  /** Every character that no page can carry, by place; quick, for nothing is laid out. Asked before approval (D5). */
  readonly findCharacters: (asked: CheckAsked) => Promise<Result<readonly CharacterFound[], RendererFailed>>;
  readonly stop: () => Promise<void>;
}

interface Renderer {
  readonly needs: DocumentRendererNeeds;
  readonly waiting: Map<number, (reply: RenderReply | undefined) => void>;
  worker: Worker | undefined;
  lastId: number;
  stopped: boolean;
}

export function startDocumentRenderer(needs: DocumentRendererNeeds): DocumentRenderer {
  const renderer: Renderer = { needs, waiting: new Map(), worker: undefined, lastId: 0, stopped: false };
  return {
    warm: async () => {
      await ask(renderer, {});
    },
    renderMinutes: async (document) => toResult(needs, await ask(renderer, { document })),
    renderFiles: async (files) => toFiles(needs, await ask(renderer, { files })),
    findCharacters: async (check) => {
      const reply = await ask(renderer, { check });
      return reply?.kind === 'checked' ? yes(reply.found) : no({ kind: 'renderer-failed' });
    },
    stop: () => stopRenderer(renderer),
  };
}

function ask(renderer: Renderer, asked: Omit<RenderRequest, 'id'>): Promise<RenderReply | undefined> {
  if (renderer.stopped) return Promise.resolve(undefined);
  renderer.worker ??= startWorker(renderer);
  const { worker } = renderer;
  renderer.lastId += 1;
  const id = renderer.lastId;
  const request: RenderRequest = { ...asked, id };
  return new Promise((resolve) => {
    renderer.waiting.set(id, resolve);
    worker.postMessage(request);
  });
}

function startWorker(renderer: Renderer): Worker {
  const { entry, resources, log } = renderer.needs;
  const worker = new Worker(entry, { workerData: { resources }, name: 'documents' });
  worker.on('message', (message: unknown) => {
    const reply = renderReplySchema.parse(message);
    renderer.waiting.get(reply.id)?.(reply);
    renderer.waiting.delete(reply.id);
  });
  worker.on('error', (error) => {
    log.warn('documents-worker-failed', { error: error.name });
  });
  worker.on('exit', () => {
    if (renderer.worker === worker) renderer.worker = undefined;
    for (const settle of renderer.waiting.values()) settle(undefined);
    renderer.waiting.clear();
  });
  return worker;
}

function toResult(
  needs: DocumentRendererNeeds,
  reply: RenderReply | undefined,
): Result<RenderedMinutes, RenderRefused> {
  if (reply?.kind !== 'done') return no(toRefusal(needs, reply));
  return yes({ bytes: reply.bytes, sha256: reply.sha256, name: reply.name });
}

function toFiles(
  needs: DocumentRendererNeeds,
  reply: RenderReply | undefined,
): Result<readonly DocumentFile[], RenderRefused> {
  return reply?.kind === 'files' ? yes(reply.files) : no(toRefusal(needs, reply));
}

function toRefusal({ log }: DocumentRendererNeeds, reply: RenderReply | undefined): RenderRefused {
  switch (reply?.kind) {
    case 'characters-missing':
      return { kind: reply.kind, characters: reply.characters, where: reply.where };
    case 'document-invalid':
      return { kind: reply.kind, where: reply.where };
    case 'failed':
      log.warn('document-not-rendered', { error: reply.error });
      return { kind: 'renderer-failed' };
    default:
      return { kind: 'renderer-failed' };
  }
}

async function stopRenderer(renderer: Renderer): Promise<void> {
  renderer.stopped = true;
  await renderer.worker?.terminate();
}
