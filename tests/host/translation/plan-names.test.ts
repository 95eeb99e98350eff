import { expect, it } from 'vitest';
import { fold } from '#domain/evolve.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import { emptyState } from '#domain/state.ts';
import { namesOfPlan } from '#host/translation/plan-names.ts';
import { prepareSentence } from '#language/translation.ts';
import { readPlan } from '../../domain/demo-files.ts';
import { tryOutProfile } from '../../fixtures/profile.ts';

function namesOf(plan: ReturnType<typeof readPlan>): readonly string[] {
  let made = 0;
  const newId = (): string => `01900000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`;
  const needs = { meetingDay: '2026-11-22', newId, profile: tryOutProfile.version };
  return namesOfPlan(fold(emptyState, factsOfPlanFile(plan, needs)));
}

it('knows everybody in a plan by every name they have, and their schools', () => {
  const plan = readPlan('ada');
  const names = namesOf(plan);
  for (const { name } of plan.participants)
    expect(names).toEqual(expect.arrayContaining([name, ...name.split(' ')]));
  expect(names).toEqual(expect.arrayContaining(['Solvang skole', 'Solvang']));
  expect(names).not.toContain('Pedagogisk-psykologisk');
});

it.each(['ada', 'selma', 'isak'])('lets no name of %s reach the machine', (name) => {
  const plan = readPlan(name);
  const names = namesOf(plan);
  const texts = plan.items.flatMap((item) =>
    'text' in item ? [item.text] : 'description' in item ? [item.description] : [],
  );
  const people = new RegExp(
    `(?<!\\p{L})(?:${plan.participants.map((one) => one.name.split(' ')[0] ?? '').join('|')})(?!\\p{L})`,
    'u',
  );
  const seen = texts.map(
    (text) =>
      prepareSentence({ text, to: 'nn', names, terms: [] }, 'stand-ins')
        ?.parts.filter((part) => typeof part === 'string')
        .join(' ') ?? '',
  );
  expect(texts.filter((text) => people.test(text)).length).toBeGreaterThan(0);
  // A stand-in may have the name of somebody of another plan, never of this one.
  expect(seen.filter((text) => people.test(text))).toEqual([]);
});
