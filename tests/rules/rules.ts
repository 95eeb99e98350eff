import { globSync } from 'node:fs';
import path from 'node:path';
import { accessRules } from './registry/access.ts';
import { consentRules } from './registry/consent.ts';
import { goalsRules } from './registry/goals.ts';
import { papersRules } from './registry/papers.ts';
import { purposeRules } from './registry/purpose.ts';
import { questionRules } from './registry/questions.ts';
import { endingRules } from './registry/ending.ts';
import { meetingRules } from './registry/meeting.ts';
import { peopleRules } from './registry/people.ts';
import { roomRules } from './registry/room.ts';
import type { Mutation, Rule, Rules } from './rule.ts';

export const root: string = path.resolve(import.meta.dirname, '../..');

/** How many rules each letter has. */
export const letters = { P: 7, R: 15, C: 10, G: 7, M: 15, A: 6, D: 5, L: 7, K: 3, S: 7 } as const;

/** Every rule by its number. */
export const rules: Rules = {
  ...purposeRules,
  ...accessRules,
  ...peopleRules,
  ...consentRules,
  ...goalsRules,
  ...meetingRules,
  ...roomRules,
  ...papersRules,
  ...endingRules,
};

/** Rules of the protocol that the law keeps: switched off like the others, and written down with the protocol. */
export const protocolRules: Rules = questionRules;

/** P1 to S7, in the order in which they are written. */
export const ruleNumbers: readonly string[] = Object.entries(letters).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

/** One rule switched off in one way, and the test files that must see it. */
export interface Switch extends Required<Mutation> {
  readonly rule: string;
}

export function switchesOf(number: string, rule: Rule): readonly Switch[] {
  const files = globSync(`tests/rules/rules-${number.charAt(0).toLowerCase()}*.test.ts`, { cwd: root });
  const own = files.filter((file) => !file.endsWith('-room.test.ts'));
  return rule.off.map((off) => ({ rule: number, tests: own, ...off }));
}
