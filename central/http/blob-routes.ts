import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { no, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { blobHeadersSchema, sha256Schema } from '#sync/messages.ts';
import { describeProblem } from '#sync/problems.ts';
import { keepBlob, measureBlob, openBlob } from '../blobs.ts';
import type { Store } from '../store.ts';
import { answering, readInput } from './answers.ts';

const blobName = z.object({ plan: idSchema, sha256: sha256Schema });

/** In a scope of its own: here a body is bytes, JSON too. */
export function addBlobRoutes(app: FastifyInstance, store: Store): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: limits.bytesPerBlob },
    (_request, body, done) => {
      done(null, body);
    },
  );
  const url = '/v1/plans/:plan/blobs/:sha256';
  app.put(url, answering(putBlob(store)));
  app.head(
    url,
    answering(async (request) => {
      const name = readInput(blobName, request.params);
      if (!name.ok) return name;
      const size = await measureBlob(store, name.value);
      return size === undefined ? no(describeProblem('not-found')) : yes({ headers: completeAt(size) });
    }),
  );
  app.get(
    url,
    answering(async (request) => {
      const name = readInput(blobName, request.params);
      if (!name.ok) return name;
      const blob = await openBlob(store, name.value);
      if (!blob.ok) return blob;
      const headers = { 'content-type': blob.value.mediaType, 'content-disposition': 'attachment' };
      return yes({ headers, body: blob.value.bytes });
    }),
  );
}

function putBlob(store: Store): Parameters<typeof answering>[0] {
  return async (request) => {
    const name = readInput(blobName, request.params);
    if (!name.ok) return name;
    const headers = readInput(blobHeadersSchema, request.headers);
    if (!headers.ok) return headers;
    const bytes = readInput(z.instanceof(Uint8Array), request.body);
    if (!bytes.ok) return bytes;
    const mediaType = headers.value['content-type'];
    const kept = await keepBlob(store, name.value, { mediaType, bytes: bytes.value });
    return kept.ok ? yes({ status: 201, headers: completeAt(bytes.value.length) }) : kept;
  };
}

function completeAt(size: number): Record<string, string> {
  return { 'upload-offset': String(size), 'upload-complete': '?1' };
}
