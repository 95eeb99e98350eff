import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Language } from './texts.ts';
import { textsOf } from './texts.ts';

export interface NewActivity {
  readonly text: string;
  readonly who: string;
  readonly deadline: string;
}

/** What is written into the plan and the minutes, the same on the chair's page and on the minute-taker's. */
export interface Writer {
  readonly page: Page;
  activity(text: string): Locator;
  evaluate(activity: string, evaluation: { readonly text: string; readonly saidBy: string }): Promise<void>;
  addActivity(activity: NewActivity): Promise<void>;
  close(activity: string, reason: string): Promise<void>;
  /** Types into a section of the minutes and waits until it is on the disk. */
  write(heading: string, text: string): Promise<void>;
  section(heading: string): Locator;
}

export function writerOf(page: Page, language: Language): Writer {
  const { plan, section: words, saved } = textsOf(language).common;
  const activity = (text: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: text }) });
  const section = (heading: string): Locator =>
    page.getByRole('region', { name: heading, exact: true }).last();
  const form = (title: string): Locator => page.getByRole('form', { name: title });

  async function open(text: string, title: string): Promise<Locator> {
    await activity(text).getByRole('button', { name: title }).click();
    return form(title);
  }
  async function save(opened: Locator, label: string): Promise<void> {
    await opened.getByRole('button', { name: label, exact: true }).click();
    await expect(opened).toHaveCount(0);
  }
  return {
    page,
    activity,
    section,
    async evaluate(text, evaluation) {
      const opened = await open(text, plan.addEvaluation);
      await opened.getByRole('textbox', { name: plan.evaluation.label }).fill(evaluation.text);
      await opened.getByRole('group', { name: plan.saidBy.label }).getByLabel(evaluation.saidBy).check();
      await save(opened, plan.evaluation.save);
    },
    async addActivity({ text, who, deadline }) {
      await page.getByRole('button', { name: plan.addActivity, exact: true }).click();
      const opened = form(plan.addActivity);
      await opened.getByRole('textbox', { name: plan.activity.what }).fill(text);
      await opened.getByRole('group', { name: plan.activity.who }).getByLabel(who).check();
      await opened.getByLabel(plan.activity.deadline).fill(deadline);
      await save(opened, plan.activity.save);
    },
    async close(text, reason) {
      const opened = await open(text, plan.close);
      await opened.getByRole('radio', { name: plan.closing.done }).check();
      await opened.getByRole('textbox', { name: plan.closing.reason }).fill(reason);
      await save(opened, plan.closing.save);
    },
    async write(heading, text) {
      const one = section(heading);
      await one.getByRole('button', { name: words.take }).click();
      await expect(one.getByRole('textbox', { name: heading })).toBeFocused();
      await page.keyboard.type(text);
      await expect(one.getByRole('status').first()).toHaveText(saved.here);
    },
  };
}
