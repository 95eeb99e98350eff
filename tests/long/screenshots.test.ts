import { expect, it } from 'vitest';
import { runPlaywright } from './run-playwright.ts';

it('takes the pictures of the documents, and one of every page for looking at', () => {
  expect(runPlaywright('screenshots')).toBe(0);
});
