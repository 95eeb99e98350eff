import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fetchBlob } from '#host/central/blob-transfer.ts';
import { createCentralClient } from '#host/central/central-client.ts';
import { removeAbandonedUploads } from '#store/documents/blob-uploads.ts';
import { limits } from '#sync/limits.ts';
import { problemSchema } from '#sync/problems.ts';
import { plan, value } from './ada.ts';
import { token } from './tryout-store.ts';

import {
  seed,
  large,
  store,
  useBlobStore,
  make,
  ask,
  problem,
  partOf,
  beginning,
  measure,
  name,
  cutUpload,
  countParts,
} from './blob-room.ts';

vi.setConfig({ testTimeout: 30_000 });
useBlobStore();

describe('a document on its way', () => {
  it('comes in parts, each told of, and is complete with the last [SYNC-32]', async () => {
    const made = await make(large);
    const part = limits.bytesPerPart;
    expect(await measure(made.path)).toEqual([404, null, null]);
    expect((await ask(made.path, beginning(made.bytes.subarray(0, part), false))).status).toBe(201);
    expect(await measure(made.path)).toEqual([200, String(part), '?0']);
    const wrong = await ask(made.path, partOf(made.bytes.subarray(0, part), 0, false));
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, String(part)]);
    expect(problemSchema.parse(await wrong.json())).toMatchObject({ type: 'wrong-offset', expected: part });
    expect((await ask(made.path, partOf(made.bytes.subarray(part, 2 * part), part, false))).status).toBe(200);
    const last = await ask(made.path, partOf(made.bytes.subarray(2 * part), 2 * part, true));
    expect([last.status, last.headers.get('upload-complete')]).toEqual([200, '?1']);
    expect(await measure(made.path)).toEqual([200, String(large), '?1']);
    const again = await ask(made.path, beginning(made.bytes, true));
    expect(again.headers.get('upload-offset')).toBe(String(large));
    expect(await countParts(made)).toBe(3);
  });

  it('is thrown away, all of it, when its bytes are not those of its name [SYNC-32]', async () => {
    const made = await make(90_000);
    const other = randomBytes(90_000);
    value(okay(await ask(made.path, beginning(other.subarray(0, 70_000), false))));
    expect(await problem(await ask(made.path, partOf(other.subarray(70_000), 70_000, true)))).toBe(
      'hash-mismatch',
    );
    expect([await measure(made.path), await countParts(made)]).toEqual([[404, null, null], 0]);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
  });

  it('goes on where it was, wherever and however often it was cut, and leaves whole parts only [SYNC-32]', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(large), { minLength: 1, maxLength: 4 }), async (cuts) => {
        const made = await make(large);
        for (const cut of cuts) {
          const [status, offset] = await measure(made.path);
          const from = status === 200 ? Number(offset) : 0;
          await cutUpload(made, status === 200 ? 'PATCH' : 'PUT', { from, upTo: from + cut });
          const [, after] = await measure(made.path);
          expect(Number(after) % limits.bytesPerPart).toBe(0);
        }
        value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
        expect(await measure(made.path)).toEqual([200, String(large), '?1']);
        await name(made);
        expect(
          value(await store().client.getBlob(plan, made.sha256, made.loan)).bytes.equals(made.bytes),
        ).toBe(true);
      }),
      { numRuns: 2, seed },
    );
    expect(store().faults).toEqual([]);
  }, 60_000);

  it('never lets two senders at once mix their parts', async () => {
    const made = await make(large);
    const send = () => store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' });
    const both = await Promise.all([send(), send()]);
    expect(both.some(({ ok }) => ok)).toBe(true);
    value(await send());
    await name(made);
    expect(value(await store().client.getBlob(plan, made.sha256, made.loan)).bytes.equals(made.bytes)).toBe(
      true,
    );
  });

  it('is refused when a part or the whole is too large, before or after it came', async () => {
    const made = await make(limits.bytesPerPart + 1);
    value(okay(await ask(made.path, beginning(made.bytes.subarray(0, 10), false))));
    expect(await problem(await ask(made.path, partOf(made.bytes, 10, true)))).toBe('too-large');
    expect((await measure(made.path))[1]).toBe(String(10 + limits.bytesPerPart));
    const whole = await ask(made.path, beginning(Buffer.alloc(limits.bytesPerBlob + 1), true));
    expect(await problem(whole)).toBe('too-large');
  });

  it('goes after seven days, if it was begun and left [SYNC-32]', async () => {
    const [left, whole] = [await make(1000), await make(1000)];
    value(okay(await ask(left.path, beginning(left.bytes.subarray(0, 500), false))));
    value(await store().client.putBlob(plan, whole.sha256, { ...whole, mediaType: 'text/plain' }));
    const { store: open } = store().central;
    const after = (days: number) => ({ ...open, now: () => Date.now() + days * 86_400_000 });
    await removeAbandonedUploads(after(6.9));
    expect(await countParts(left)).toBe(1);
    await removeAbandonedUploads(after(7.1));
    expect([await countParts(left), await countParts(whole)]).toEqual([0, 1]);
    expect(await measure(left.path)).toEqual([404, null, null]);
  });
});

describe('fetching a document', () => {
  it('gives one range of it, across parts', async () => {
    const made = await make(large);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made);
    const [from, end] = [limits.bytesPerPart - 5, 2 * limits.bytesPerPart + 7];
    const some = await ask(made.path, { headers: { range: `bytes=${from}-${end - 1}` } });
    expect([some.status, some.headers.get('content-range')]).toEqual([
      206,
      `bytes ${from}-${end - 1}/${large}`,
    ]);
    expect(Buffer.from(await some.arrayBuffer()).equals(made.bytes.subarray(from, end))).toBe(true);
    const beyond = await ask(made.path, { headers: { range: `bytes=${large}-` } });
    expect([beyond.status, (await beyond.arrayBuffer()).byteLength]).toEqual([200, large]);
  });

  it('goes on where a line was cut, and passes on no other bytes than those of the name', async () => {
    const made = await make(large);
    value(await store().client.putBlob(plan, made.sha256, { ...made, mediaType: 'application/pdf' }));
    await name(made);
    const asked: string[] = [];
    const cutting: typeof fetch = async (address, init) => {
      const range = new Headers(init?.headers).get('range') ?? 'whole';
      asked.push(range);
      const response = await fetch(address, init);
      const bytes = Buffer.from(await response.arrayBuffer());
      const give = asked.length < 4 ? bytes.subarray(0, 3_000_000) : bytes;
      let isGiven = false;
      const body = new ReadableStream(
        {
          pull(controller) {
            if (isGiven && give.length < bytes.length) controller.error(new Error('cut'));
            else if (isGiven) controller.close();
            else controller.enqueue(give);
            isGiven = true;
          },
        },
        { highWaterMark: 0 },
      );
      return new Response(body, { status: response.status, headers: response.headers });
    };
    const baseUrl = store().central.address;
    const client = createCentralClient({ baseUrl, token, fetch: cutting, now: () => Date.now() });
    expect(value(await client.getBlob(plan, made.sha256, made.loan)).bytes.equals(made.bytes)).toBe(true);
    expect(asked.length).toBeGreaterThan(2);
    const needs = { baseUrl, token, fetch };
    expect((await fetchBlob(needs, { path: made.path, partMs: 5000 }, '0'.repeat(64))).ok).toBe(false);
  });
});

function okay(
  response: Response,
): { readonly ok: true; readonly value: Response } | { readonly ok: false; readonly refusal: number } {
  return response.ok ? { ok: true, value: response } : { ok: false, refusal: response.status };
}
