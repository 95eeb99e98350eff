import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Language } from './texts.ts';
import { fill, profileLanguage, textsOf } from './texts.ts';

/** What a chair does, in the words of the console. */
export interface Chair {
  readonly page: Page;
  choose(name: string): Promise<void>;
  enter(person: string, by?: 'room' | 'phone' | 'video'): Promise<void>;
  /** To the point of the agenda whose line holds these words. */
  go(point: string | RegExp): Promise<void>;
  press(label: string): Promise<void>;
  /** One answer to one question of the console. */
  answer(question: string, words: string): Promise<void>;
  place(name: 'meeting' | 'consent' | 'people' | 'handover' | 'messages'): Promise<void>;
  inviteMinuteTaker(): Promise<string>;
  admit(person: string): Promise<void>;
  look(choice: 'nb' | 'nn' | 'light' | 'dark'): Promise<void>;
}

export function chairOf(page: Page, language: Language): Chair {
  const { chair, common } = textsOf(language);
  const press = (label: string): Promise<void> => button(page, label).click();
  async function answer(question: string, words: string): Promise<void> {
    const one = button(page.getByRole('group', { name: question, exact: true }), words);
    await one.click();
    await expect(one).toHaveAttribute('aria-pressed', 'true');
  }
  return {
    page,
    async choose(name) {
      const open = fill(textsOf(profileLanguage).chair.choose.open, { name });
      await button(page, open).click({ timeout: 20_000 });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(fill(chair.meetingOf, { name }));
    },
    async enter(person, by = 'room') {
      const ways = page.getByRole('group', {
        name: fill(chair.rollCall.choice, { name: person }),
        exact: true,
      });
      await ways.getByRole('button', { name: chair.rollCall[by] }).click();
      await expect(ways.getByRole('button', { name: chair.rollCall[by] })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
      // A1: until they have said that they are alone, somebody else may be listening.
      if (by !== 'room') await answer(fill(chair.rollCall.alone, { name: person }), common.answer.yes);
    },
    answer,
    async place(name) {
      await page
        .getByRole('navigation', { name: chair.places.label })
        .getByRole('button', { name: chair.places[name], exact: true })
        .click();
    },
    async go(point) {
      const line = page
        .getByRole('navigation', { name: common.agenda.label })
        .getByRole('button', { name: point });
      await line.click();
      await expect(line).toHaveAttribute('aria-current', 'step');
    },
    press,
    async inviteMinuteTaker() {
      await press(chair.tables.invite);
      const link = page.getByRole('textbox', { name: chair.tables.link });
      await expect(link).toHaveValue(/^http:/u);
      return link.inputValue();
    },
    async admit(person) {
      await page.getByRole('combobox', { name: chair.tables.admitAs }).selectOption({ label: person });
      await press(chair.tables.admit);
      await expect(page.getByText(fill(chair.tables.admitted, { person }))).toBeVisible();
    },
    async look(choice) {
      const all = page.getByRole('group', { name: /./u });
      const one = all.getByRole('button', { name: chair.look[choice], exact: true });
      if (!(await one.isVisible())) await page.getByText(chair.look.title, { exact: true }).click();
      await one.click();
    },
  };
}

export function button(page: Page | Locator, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}
