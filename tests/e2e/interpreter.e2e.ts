import type { Page } from '@playwright/test';
import { button, chairOf } from './support/chair-steps.ts';
import { ada } from './support/meeting-plans.ts';
import { expect, test } from './support/open-room.ts';
import { checkWithAxe, checkWithForcedColours } from './support/page-checks.ts';
import { textsOf } from './support/texts.ts';

const { chair: words, interpreter, reading } = textsOf('nb');
const nynorsk = textsOf('nn').interpreter;

/** The sentence that the wall marks, and the one that the interpreter's page marks. */
function readOn(wall: Page, page: Page): Promise<(string | undefined)[]> {
  return Promise.all(
    [wall, page].map(async (one) => {
      const now = one.locator('[aria-current="true"][lang], [aria-current="true"] [lang]').first();
      return (await now.count()) === 0 ? undefined : (await now.innerText()).trim();
    }),
  );
}

async function sameSentence(wall: Page, page: Page, not?: string): Promise<string> {
  let read: string | undefined;
  await expect(async () => {
    const [onWall, onPage] = await readOn(wall, page);
    expect(onWall).toBeDefined();
    expect(onPage).toBe(onWall);
    expect(onWall).not.toBe(not);
    read = onWall;
  }).toPass({ timeout: 20_000, intervals: [100] });
  return read ?? '';
}

test('the interpreter reads along in nynorsk beside a wall in bokmål, and paces the reading', async ({
  room,
}) => {
  const wall = await room.wall();
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person } of ada.here.filter(({ by }) => by === undefined)) await chair.enter(person);
  await chair.press(words.tables.inviteInterpreter);
  const link = chair.page.getByRole('textbox', { name: words.tables.linkInterpreter });
  await expect(link).toHaveValue(/^http:/u);
  const page = await room.table(await link.inputValue());
  await expect(page.getByRole('heading', { name: interpreter.waiting.title })).toBeVisible();
  await chair.press(words.tables.admit);
  await expect(chair.page.getByText(words.tables.admittedInterpreter)).toBeVisible();
  await button(page, interpreter.look.nn).click();
  await chair.go(ada.goal);
  await expect(page.getByText(ada.evaluated)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'nn');
  await expect(wall.locator('html')).toHaveAttribute('lang', 'nb');

  await letInterpreterPace(chair.page);
  await chair.press(words.wall.read);
  const first = await sameSentence(wall, page);
  await page.getByRole('button', { name: nynorsk.signal.wait }).click();
  await expect(chair.page.getByText(words.tables.signal.wait)).toBeVisible();
  await expect(chair.page.getByText(words.tables.signalHolds)).toBeVisible();
  const held = await sameSentence(wall, page);
  await expect(chair.page.getByText(reading.now.waits)).toBeVisible();
  await wall.waitForTimeout(1000);
  expect(await readOn(wall, page)).toEqual([held, held]);
  await page.getByRole('button', { name: nynorsk.signal.ready }).click();
  await sameSentence(wall, page, held);
  expect(first).not.toBe('');

  await checkWithAxe({ kind: 'interpreter', page, language: 'nn' });
  await checkWithForcedColours({ kind: 'interpreter', page, language: 'nn' });
  const kept = await page.evaluate(() => [localStorage.length, document.cookie, location.hash]);
  expect(kept).toEqual([0, '', '']);
  const again = await page.reload();
  expect(again?.headers()['cache-control']).toBe('no-store');
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
});

/** The chair's own choice, on the console's panel for reading aloud. */
async function letInterpreterPace(chair: Page): Promise<void> {
  await chair.locator('summary', { hasText: reading.title }).click();
  const paces = chair.getByRole('checkbox', { name: reading.paces.label });
  await paces.click();
  await expect(paces).toBeChecked();
}
