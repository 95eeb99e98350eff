import { expect, it } from 'vitest';
import { runPlaywright } from './run-playwright.ts';

it('three pages write 2,000 keys, and every line is where it belongs', () => {
  expect(runPlaywright('writing')).toBe(0);
});
