import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { planId } from '../fixtures/home-answers.ts';
import { type HomeStore, startHomeStore } from './support/home-store.ts';
import { homeStages, walkHome } from './support/home-walk.ts';
import { checkFrame, checkTabOrder, checkWithAxe, checkWithForcedColours } from './support/page-checks.ts';

const pictures = path.join(os.tmpdir(), 'stafettrom-home');
const phone = { width: 360, height: 740 };
let store: HomeStore;

test.beforeEach(async () => {
  store = await startHomeStore();
});
test.afterEach(async () => store.stop());

/** The short form sees each page once in each language; the long form every look of it. */
const looks = [
  { language: 'nb', colorScheme: 'light', tag: '@long' },
  { language: 'nn', colorScheme: 'dark', tag: '@long' },
  { language: 'nb', colorScheme: 'dark', tag: '@long' },
  { language: 'nn', colorScheme: 'light', tag: '@long' },
] as const;

for (const look of looks) {
  const { language, colorScheme } = look;
  const title = `everybody can read every page at home: ${language}, ${colorScheme}, and in forced colours`;
  test(title, { tag: look.tag }, async ({ browser }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport: phone, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const seen: string[] = [];
    await walkHome(page, { store, language }, async ({ name }) => {
      seen.push(name);
      const stop = { kind: name, page, language };
      await checkFrame(stop, 'Ada');
      await expect.soft(page.locator('.home-try-out').first(), name).toBeVisible();
      await checkWithAxe(stop);
      await checkTabOrder(stop);
      await checkWithForcedColours(stop);
      await page.emulateMedia({ colorScheme });
      await checkNarrow(page, name);
    });
    expect(seen).toHaveLength(homeStages);
    expect(complaints).toEqual([]);
    await context.close();
  });
}

/** 320 px is also what is left of 640 when letters are twice as large. */
async function checkNarrow(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect.soft(wide, `${name} at 320`).toBeLessThanOrEqual(0);
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('button, .ds-button, .home-row')]
      .filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent),
  );
  expect.soft(low, `${name}, too low to press`).toEqual([]);
  await page.setViewportSize(phone);
}

test('an old phone loads at most 150 kB of scripts for its first page', async ({ page }) => {
  let bytes = 0;
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    expect(response.headers()['content-encoding']).toBe('gzip');
    bytes += Number(response.headers()['content-length'] ?? Number.NaN);
  });
  await page.goto(store.address);
  await page.locator('h1').waitFor();
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(150_000);
  console.log(`${bytes} bytes of scripts`);
});

test('what is refused or lost stays typed, and asked twice it is done once', async ({ page, context }) => {
  await page.goto(`${store.address}/plan/${planId}`);
  await page.getByRole('link', { name: /Møtet 12\. mars/u }).click();
  await page.getByLabel('Skriv en merknad').fill('Ada leker også inne.');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Send merknaden' }).click();
  await expect(page.getByText('Fikk ikke sendt. Prøv igjen.')).toBeVisible();
  await expect(page.getByLabel('Skriv en merknad')).toHaveValue('Ada leker også inne.');
  const waiting = await page.evaluate(() => JSON.stringify(sessionStorage));
  expect(waiting).not.toContain('leker');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Send merknaden' }).click();
  await expect(page.getByText('Merknaden er tatt imot.')).toBeVisible();
  expect(store.sent).toHaveLength(1);
  expect(waiting).toContain(commandOf(store.sent[0]?.body));
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

function commandOf(body: unknown): string {
  const command: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'command') : undefined;
  return typeof command === 'string' ? command : 'none';
}

for (const language of ['nb', 'nn'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [phone, { width: 1366, height: 768 }]) {
      const title = `pictures of the pages at home: ${language}, ${colorScheme}, ${viewport.width}`;
      test(title, { tag: '@screenshots' }, async ({ browser }) => {
        test.setTimeout(120_000);
        mkdirSync(pictures, { recursive: true });
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        await walkHome(page, { store, language }, async ({ name }) => {
          const file = `${language}-${colorScheme}-${viewport.width}-${name}.png`;
          await page.screenshot({ path: path.join(pictures, file), fullPage: true });
        });
        await context.close();
      });
    }
  }
}
