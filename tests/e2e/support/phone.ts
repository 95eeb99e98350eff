import type { Browser, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { homeLanguages } from '#renderer/language/home-languages.ts';
import { homePlanSchema } from '#sync/home-messages.ts';
import type { HomePlan } from '#sync/home-messages.ts';
import { button } from './chair-steps.ts';
import type { Complaints } from './complaints.ts';
import { watchContext } from './complaints.ts';
import type { Language } from './texts.ts';
import { fill } from './texts.ts';

export const phoneLook = { width: 360, height: 740 };

/** Somebody's own phone: a browser of its own, at the pages of the store. */
export interface Phone {
  readonly page: Page;
  /** A line that leads to another page: of a plan, a consent, minutes. */
  readonly row: (words: string | RegExp) => Locator;
  readonly press: (words: string) => Promise<void>;
  /** In a store to try out: one of the made-up people. */
  readonly enterAs: (name: string) => Promise<void>;
  /** What the store answers this very person, and not what the page makes of it. */
  readonly plan: (id: string) => Promise<HomePlan>;
}

interface PhoneNeeds {
  readonly browser: Browser;
  readonly complaints: Complaints;
  readonly address: string;
  readonly language: Language;
}

export async function openPhone({ browser, complaints, address, language }: PhoneNeeds): Promise<Phone> {
  const context = await browser.newContext({ viewport: phoneLook, hasTouch: true, isMobile: true });
  await watchContext(context, complaints);
  const page = await context.newPage();
  await page.goto(address);
  const words = homeLanguages[language].home;
  if (language === 'nn') await button(page, words.frame.nn).click();
  const row = (label: string | RegExp): Locator => page.getByRole('link', { name: label });
  return {
    page,
    row,
    press: (label) => button(page, label).click(),
    async enterAs(name) {
      await page.getByRole('button', { name }).click();
      const [first = name] = name.split(' ');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        fill(words.start.title, { name: first }),
      );
    },
    async plan(id) {
      const answer = await page.evaluate(
        async (path) => (await fetch(path)).json() as Promise<unknown>,
        `/v1/home/plans/${id}`,
      );
      return homePlanSchema.parse(answer);
    },
  };
}
