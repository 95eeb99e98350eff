import { expect, it } from 'vitest';
import { guessCodes } from '../sign-in/guess-codes.ts';
import { openSignInStore } from '../sign-in/sign-in-store.ts';

it('refuses ten thousand guessed codes, and lets the room in afterwards [SYNC-25]', async () => {
  const store = await openSignInStore();
  await guessCodes(store, 10_000);
  expect(store.faults).toEqual([]);
  await store.stop();
});
