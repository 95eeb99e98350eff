import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** In this scope a body is bytes, JSON too, and is read as it comes. */
export function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, body, done) => {
    done(null, body);
  });
  // What is not wanted any more is let run out: who is cut off while sending never hears the answer.
  scope.addHook('onSend', async ({ body }) => {
    if (body instanceof Readable) body.resume();
  });
}

export function bodyOf({ body }: FastifyRequest): AsyncIterable<Uint8Array> {
  return body instanceof Readable ? body.iterator({ destroyOnReturn: false }) : Readable.from([]);
}
