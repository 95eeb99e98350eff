import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Chair } from './chair-steps.ts';
import { button } from './chair-steps.ts';
import type { Complaints } from './complaints.ts';
import type { Language } from './texts.ts';
import { fill, profileLanguage, textsOf } from './texts.ts';

export interface DraftChoice {
  readonly transition?: 'kindergarten' | 'kindergarten-to-school' | 'school';
  /** C8: only a plan that has ended asks it. */
  readonly old?: 'yes' | 'no';
  /** Those who are to be named besides whom the form has filled in. */
  readonly names?: readonly string[];
}

/** What a chair does with the plan itself: its consent, its ending, and the end of the meeting. */
export interface PlanSteps {
  /** What the console says of the consent right now. */
  glance(): Locator;
  draft(choice?: DraftChoice): Promise<void>;
  signOnPaper(signers: readonly string[]): Promise<void>;
  /** Something that is asked once more before it is done. */
  askedOnce(open: string, question: string, yes: string): Promise<void>;
  /** No next meeting is agreed, in so many words, and the meeting is delivered and forgotten. */
  endMeeting(complaints: Complaints): Promise<void>;
}

export function planStepsOf(chair: Chair, language: Language): PlanSteps {
  const { chair: words, common } = textsOf(language);
  const { page } = chair;
  return {
    glance: () => page.getByRole('region', { name: words.consent.glance }),
    async draft({ transition = 'none', old, names = [] } = {}) {
      await chair.place('consent');
      await chair.press(words.draft.open);
      const form = page.getByRole('form', { name: words.draft.form });
      for (const name of names) await form.getByRole('checkbox', { name }).check();
      await form.getByRole('combobox').selectOption(transition);
      if (old !== undefined) {
        const answers = form.getByRole('group', { name: words.draft.old });
        await button(answers, common.answer[old]).click();
      }
      await button(form, words.draft.save).click();
      await expect(form).toHaveCount(0);
      await expect(page.getByRole('heading', { name: words.draft.title })).toBeVisible();
    },
    async signOnPaper(signers) {
      await chair.press(words.draft.onPaper);
      const form = page.getByRole('form', { name: words.signing.title });
      await form.getByLabel(words.signing.seen).check();
      for (const signer of signers) {
        await form.getByLabel(fill(words.signing.part.plan, { name: signer }), { exact: true }).check();
      }
      const day = form.getByRole('group', { name: words.signing.day });
      await day.getByRole('radio', { name: textsOf(language).people.day.today, exact: true }).check();
      await button(form, words.signing.save).click();
      await expect(form).toHaveCount(0);
    },
    async askedOnce(open, question, yes) {
      await chair.press(open);
      const asked = page.getByRole('region', { name: question });
      await button(asked, yes).click();
      await expect(asked).toHaveCount(0);
    },
    async endMeeting({ expected }) {
      // With the receipt in hand the host ends itself, which wipes its memory; another one takes its place.
      expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
      await chair.go(common.agenda.nextMeeting);
      await chair.press(common.next.none);
      await expect(page.getByText(common.next.agreedNone)).toBeVisible();
      await chair.press(words.finish.start);
      await chair.press(words.finish.yes);
      const finished = textsOf(profileLanguage).chair.delivery.finished;
      await expect(page.getByRole('heading', { name: finished })).toBeVisible({ timeout: 60_000 });
    },
  };
}
