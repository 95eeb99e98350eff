import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from '#store/database/hash.ts';
import { borrow, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

const file = path.resolve(import.meta.dirname, '../../resources/demo/documents/dagtavle.pdf');
let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());

describe('a document of a demo plan', () => {
  it('is in the store with its bytes, and given out under a loan that may read it', async () => {
    const bytes = readFileSync(file);
    const { loan } = await borrow(store.client);
    const got = value(await store.client.getBlob(plan, hashBytes(bytes), loan));
    expect(got.mediaType).toBe('application/pdf');
    expect(got.bytes.equals(bytes)).toBe(true);
  });
});
