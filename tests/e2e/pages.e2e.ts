import { expect, test } from './support/open-room.ts';
import { chairOf } from './support/chair-steps.ts';
import { presentUntil } from './support/keys.ts';
import type { MeetingPlay } from './support/meeting-plans.ts';
import { ada, isak } from './support/meeting-plans.ts';
import {
  checkFrame,
  checkReach,
  checkTabOrder,
  checkWall,
  checkWithAxe,
  checkWithForcedColours,
} from './support/page-checks.ts';
import { textsOf } from './support/texts.ts';
import type { Stop } from './support/walk-meeting.ts';
import { walkMeeting } from './support/walk-meeting.ts';

const afterTheReceipt = [/WebSocket connection/u, /"event":"host-lost"/u];
const isWall = (stop: Stop): boolean => stop.kind.startsWith('wall');

/** The short form goes through each page by keyboard where it is met first, and where a goal stands on it. */
function isFirstOf({ kind }: Stop, seen: readonly string[]): boolean {
  const pageOf = (one: string): string | undefined => one.split(':')[0];
  return kind.endsWith('goal') || seen.filter((one) => pageOf(one) === pageOf(kind)).length === 1;
}

interface Round {
  readonly play: MeetingPlay;
  readonly scheme: 'light' | 'dark';
  readonly tag?: '@long';
}

/** The short form goes as far as the first goal; the long form sees every page in every look, in both languages. */
const rounds: readonly Round[] = [
  { play: isak, scheme: 'light' },
  { play: isak, scheme: 'light', tag: '@long' },
  { play: isak, scheme: 'dark', tag: '@long' },
  { play: ada, scheme: 'dark', tag: '@long' },
  { play: ada, scheme: 'light', tag: '@long' },
];

/** By keyboard alone, and on a console of 1366×768 at 200 %. */
async function checkByKeyboard(stop: Stop): Promise<void> {
  const before = stop.page.viewportSize();
  await stop.page.setViewportSize({ width: 683, height: 384 });
  await checkReach(stop);
  await checkTabOrder(stop);
  if (before !== null) await stop.page.setViewportSize(before);
}

for (const { play, scheme, tag } of rounds) {
  const which = tag === undefined ? 'the first pages' : 'every page';
  const title = `everybody can read and use ${which}: ${play.language}, ${scheme}, keyboard, 200 %`;
  test(title, tag === undefined ? {} : { tag }, async ({ room, complaints }) => {
    test.setTimeout(400_000);
    complaints.expected.push(...afterTheReceipt);
    const seen: string[] = [];
    await walkMeeting({
      room,
      play,
      scheme,
      isShort: tag === undefined,
      stop: async (stop) => {
        seen.push(stop.kind);
        await checkFrame(stop, play.name);
        await checkWithAxe(stop);
        // Those of the consoles are in the long form: the wall is what everybody in the room must read.
        if (isWall(stop) || tag !== undefined) await checkWithForcedColours(stop);
        if (isWall(stop)) await checkWall(stop);
        else if (isFirstOf(stop, seen) || tag !== undefined) await checkByKeyboard(stop);
      },
    });
    expect(seen.length).toBe(tag === undefined ? 13 : 23);
  });
}

test('nothing moves on the wall for those who asked for less motion', { tag: '@long' }, async ({ room }) => {
  const wall = await room.wall();
  await wall.emulateMedia({ reducedMotion: 'reduce' });
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person } of ada.here) await chair.enter(person);
  await presentUntil(wall, textsOf(ada.language).screen.people.title);
  expect(await wall.evaluate(() => document.getAnimations().length)).toBe(0);
});
