import type { Page } from '@playwright/test';
import { consentId, homeSelf, meetingId, planId, signedInSelf } from '../../fixtures/home-answers.ts';
import type { HomeStore } from './home-store.ts';

type Language = 'nb' | 'nn';

export interface HomeStop {
  readonly name: string;
  readonly page: Page;
}

interface Stage {
  readonly name: string;
  readonly path: string;
  readonly isOut?: boolean;
  /** What is pressed there before it is looked at, by its words in each language. */
  readonly press?: readonly Readonly<Record<Language, string>>[];
}

const both = (nb: string, nn: string): Readonly<Record<Language, string>> => ({ nb, nn });

const stages: readonly Stage[] = [
  { name: 'sign-in', path: '/', isOut: true },
  {
    name: 'password',
    path: '/sign-in',
    isOut: true,
    press: [both('Logg inn med brukernavn og passord', 'Logg inn med brukarnamn og passord')],
  },
  { name: 'refused', path: '/?refused=assurance-too-low', isOut: true },
  { name: 'start', path: '/' },
  { name: 'device-code', path: '/device' },
  { name: 'device', path: '/device?user_code=ABCD-EFGH' },
  { name: 'plan', path: `/plan/${planId}` },
  { name: 'consent', path: `/plan/${planId}/consent/${consentId}` },
  {
    name: 'consent-sure',
    path: `/plan/${planId}/consent/${consentId}`,
    press: [both('Signer', 'Signer')],
  },
  { name: 'withdraw', path: `/plan/${planId}/withdraw` },
  {
    name: 'withdraw-sure',
    path: `/plan/${planId}/withdraw`,
    press: [both('Hele samtykket', 'Heile samtykket'), both('Gå videre', 'Gå vidare')],
  },
  { name: 'who', path: `/plan/${planId}/who` },
  { name: 'minutes', path: `/plan/${planId}/minutes/${meetingId}` },
  { name: 'holder', path: `/plan/${planId}/holder` },
  {
    name: 'holder-ask',
    path: `/plan/${planId}/holder`,
    press: [both('Be om en annen', 'Be om ein annan')],
  },
  { name: 'place', path: `/plan/${planId}/place` },
  { name: 'not-found', path: '/plan/a/b/c/d/e' },
];

export const homeStages = stages.length;

/** Every page at home, one after the other, as somebody who has pressed their way there. */
export async function walkHome(
  page: Page,
  { store, language }: { store: HomeStore; language: Language },
  stop: (stop: HomeStop) => Promise<void>,
): Promise<void> {
  for (const stage of stages) {
    store.answers.self = { ...(stage.isOut === true ? homeSelf() : signedInSelf()), language };
    await page.goto(store.address + stage.path);
    await page.locator('h1').waitFor();
    for (const words of stage.press ?? []) await press(page, words[language]);
    await stop({ name: stage.name, page });
  }
}

async function press(page: Page, words: string): Promise<void> {
  const radio = page.getByRole('radio', { name: words, exact: true });
  const button = page.getByRole('button', { name: words, exact: true });
  await radio.or(button).first().click();
}
