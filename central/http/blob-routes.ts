import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from '#sync/limits.ts';
import { blobBeginningSchema, blobPartSchema, sha256Schema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { beginUpload, mayUpload, type Upload, type UploadName } from '../documents/blob-uploads.ts';
import { openBlob } from '../documents/blobs.ts';
import type { Caller } from '../loans/caller.ts';
import { receiveBlob } from '../documents/receive-blob.ts';
import type { Store } from '../store.ts';
import { type Answer, answering, type Handler, named, readInput } from './answers.ts';
import { bodyOf, takeBytes } from './take-bytes.ts';
import { callerOf } from './who-calls.ts';

const blobName = z.object({ plan: idSchema, sha256: sha256Schema, loan: idSchema });

/** In a scope of its own: here a body is bytes, JSON too, and is read as it comes ([SYNC-32]). */
export function addBlobRoutes(app: FastifyInstance, store: Store): void {
  takeBytes(app);
  const url = '/v1/plans/:plan/blobs/:sha256';
  app.put(url, answering(putBlob(store)));
  app.patch(url, answering(patchBlob(store)));
  app.head(url, answering(headBlob(store)));
  app.get(url, answering(getBlob(store)));
}

interface Called {
  readonly caller: Caller;
  readonly name: UploadName;
}

/** The delivery key names its loan by itself. */
function readName(request: FastifyRequest): Result<Called, Problem> {
  const caller = callerOf(request);
  const own = caller.kind === 'delivery' ? { loan: caller.loan } : {};
  const name = readInput(blobName, { ...own, ...named(request.query), ...named(request.params) });
  return name.ok ? yes({ caller, name: name.value }) : name;
}

function headBlob(store: Store): Handler {
  return async (request) => {
    const called = readName(request);
    if (!called.ok) return called;
    const upload = await mayUpload(store, called.value);
    if (!upload.ok) return upload;
    return upload.value === undefined ? no(describeProblem('not-found')) : yes(describeUpload(upload.value));
  };
}

/** Begins a document, with the whole of it or its first part. */
function putBlob(store: Store): Handler {
  return async (request) => {
    const called = readName(request);
    if (!called.ok) return called;
    const headers = readInput(blobBeginningSchema, request.headers);
    if (!headers.ok) return headers;
    const before = await mayUpload(store, called.value);
    if (!before.ok) return before;
    const { name } = called.value;
    const begun = await beginUpload(store, name, { mediaType: headers.value['content-type'], anew: true });
    if (begun.complete) return yes(describeUpload(begun));
    const isLast = headers.value['upload-complete'] === '?1';
    const body = bodyOf(request);
    const kept = await receiveBlob(store, name, { at: 0, isLast, mostBytes: limits.bytesPerBlob, body });
    return kept.ok ? yes({ ...describeUpload(kept.value), status: 201 }) : kept;
  };
}

function patchBlob(store: Store): Handler {
  return async (request) => {
    const called = readName(request);
    if (!called.ok) return called;
    const headers = readInput(blobPartSchema, request.headers);
    if (!headers.ok) return headers;
    const before = await mayUpload(store, called.value);
    if (!before.ok) return before;
    if (before.value === undefined) return no(describeProblem('not-found'));
    const { received, complete } = before.value;
    const at = headers.value['upload-offset'];
    if (complete) return yes(describeUpload(before.value));
    if (at !== received) return no(describeProblem('wrong-offset', { expected: received }));
    const isLast = headers.value['upload-complete'] === '?1';
    const incoming = { at, isLast, mostBytes: limits.bytesPerPart, body: bodyOf(request) };
    const kept = await receiveBlob(store, called.value.name, incoming);
    return kept.ok ? yes(describeUpload(kept.value)) : kept;
  };
}

function getBlob(store: Store): Handler {
  return async (request) => {
    const called = readName(request);
    if (!called.ok) return called;
    const { caller, name } = called.value;
    const blob = await openBlob(store, { ...name, caller });
    if (!blob.ok) return blob;
    const { mediaType, size, read } = blob.value;
    const range = readRange(request.headers.range, size);
    const { from, end } = range ?? { from: 0, end: size };
    const headers = {
      'content-type': mediaType,
      'content-disposition': 'attachment',
      'content-length': String(end - from),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${end - 1}/${size}` }),
    };
    return yes({ status: range === undefined ? 200 : 206, headers, body: Readable.from(read(from, end)) });
  };
}

/** One range; whatever else is asked for is answered with the whole, as RFC 9110 lets a server do. */
function readRange(
  asked: string | undefined,
  size: number,
): { readonly from: number; readonly end: number } | undefined {
  const [, first, last = ''] = /^bytes=(\d{1,10})-(\d{0,10})$/u.exec(asked ?? '') ?? [];
  if (first === undefined) return undefined;
  const from = Number(first);
  const end = last === '' ? size : Math.min(size, Number(last) + 1);
  return from < end ? { from, end } : undefined;
}

function describeUpload({ received, complete }: Upload): Answer {
  return {
    headers: { 'upload-offset': String(received), 'upload-complete': complete ? '?1' : '?0' },
  };
}
