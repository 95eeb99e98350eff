import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ada, isak } from './support/meeting-plans.ts';
import { expect, test } from './support/open-room.ts';
import { settle } from './support/page-checks.ts';
import { walkMeeting } from './support/walk-meeting.ts';

const images = path.resolve(import.meta.dirname, '../../docs/images');
const all = path.join(os.tmpdir(), 'stafettrom-screenshots');

/** What the documents show, from a real meeting about a made-up child. */
const forDocuments: Readonly<Record<string, string>> = {
  'wall: goal': 'meeting.png',
  'chair: goal': 'console.png',
  'minutes: goal': 'minutes.png',
};

for (const play of [ada, isak]) {
  for (const scheme of ['light', 'dark'] as const) {
    const title = `pictures of every page: ${play.language}, ${scheme}`;
    test(title, { tag: '@screenshots' }, async ({ room, complaints }) => {
      test.setTimeout(240_000);
      complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
      for (const folder of [images, all]) mkdirSync(folder, { recursive: true });
      let taken = 0;
      await walkMeeting({
        room,
        play,
        scheme,
        stop: async ({ kind, page }) => {
          await page.evaluate(() => scrollTo(0, 0));
          await settle(page);
          const name = kind.replaceAll(/\W+/gu, '-');
          await page.screenshot({ path: path.join(all, `${play.language}-${scheme}-${name}.png`) });
          const document = play === ada && scheme === 'light' ? forDocuments[kind] : undefined;
          if (document !== undefined) await page.screenshot({ path: path.join(images, document) });
          taken += 1;
        },
      });
      expect(taken).toBe(23);
      console.log(`${taken} pictures in ${all}`);
    });
  }
}
