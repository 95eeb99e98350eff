import { expect, it } from 'vitest';
import { runPlaywright } from './run-playwright.ts';

it('everybody can read every page in every look of the room', () => {
  expect(runPlaywright('long')).toBe(0);
});
