import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

const mostSteps = 150;

/** Goes to a control by the tabulator alone, from wherever the page is. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  // The first control of all waits for the store to have opened.
  await expect(control).toBeEnabled({ timeout: 20_000 });
  for (let step = 0; step < mostSteps; step += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tabulator does not come to ${String(control)}`);
}

/** Presenter keys on the wall until it shows this text; a presenter never needs more than a few. */
export async function presentUntil(wall: Page, text: string): Promise<void> {
  const shown = wall.locator('main').getByText(text);
  for (let page = 0; page < 12; page += 1) {
    if (await shown.isVisible()) return;
    const before = await wall.locator('main').innerText();
    await wall.keyboard.press('PageDown');
    await expect(wall.locator('main')).not.toHaveText(before, { useInnerText: true });
  }
  throw new Error(`The wall never showed "${text}"`);
}
