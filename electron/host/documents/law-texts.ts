import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '#domain/bodies.ts';

const words = <Keys extends string>(...keys: readonly Keys[]) => z.record(z.enum(keys), z.string().min(1));
const topic = words('school', 'health', 'family', 'economy', 'other');
const who = words(
  'heading',
  'intro',
  'introMeeting',
  'all',
  'some',
  'holder',
  'service',
  'seesAllChild',
  'seesAllYouth',
  'seesAllOwn',
  'topics',
  'narrow',
  'earlier',
  'later',
);
const withdrawal = words(
  'heading',
  'any',
  'how',
  'grades',
  'delete',
  'close',
  'close-and-archive',
  'after',
  'meeting',
  'deletion',
);
const sign = words(
  'heading',
  'either',
  'paper',
  'screen',
  'home',
  'interpreter',
  'before',
  'everyone',
  'one',
  'groups',
  'group',
  'ask',
  'line',
  'healthLine',
);

/** The shape of `consent-text.json`: a text that is missing is found when the file is read. */
const consentTextsSchema = z.object({
  title: words('plan', 'meeting', 'reopening'),
  what: words('heading', 'shared', 'holder', 'holders', 'store'),
  voluntary: words('heading', 'choose', 'noPlan', 'noEarlier', 'noReopening', 'noMeeting'),
  who,
  topic,
  and: z.string().min(1),
  health: words('heading', 'apart', 'without'),
  written: words('heading', 'short', 'correct'),
  archive: words('heading', 'kept', 'keptMeeting', 'case', 'exempt', 'basis', 'readers'),
  until: words('heading', 'expires', 'open', 'meeting', 'kindergarten', 'kindergarten-to-school', 'school'),
  reopening: words('heading', 'question', 'yes', 'noFamily', 'noOwn', 'change'),
  withdrawal,
  sign,
});
export type ConsentTexts = z.infer<typeof consentTextsSchema>;

/** The shape of `conclusion.json`: what a service carries into its own record system (M8, C4). */
const conclusionTextsSchema = z.object({
  card: words(
    'to',
    'plan',
    'meeting',
    'decided',
    'agreed',
    'agreedBy',
    'done',
    'ended',
    'reached',
    'goalEnded',
    'nothing',
    'next',
    'noNext',
    'closed',
    'own',
  ),
  carryOver: words('spoken', 'written', 'effect', 'today'),
  and: z.string().min(1),
});
export type ConclusionTexts = z.infer<typeof conclusionTextsSchema>;

export interface LawTexts {
  readonly consent: ConsentTexts;
  readonly conclusion: ConclusionTexts;
}

/** The texts of the law in both languages: read once, when the host starts. */
export function readLawTexts(resources: string): Readonly<Record<Language, LawTexts>> {
  return { nb: readLanguage(resources, 'nb'), nn: readLanguage(resources, 'nn') };
}

function readLanguage(resources: string, language: Language): LawTexts {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(resources, 'locales', language, name), 'utf8'));
  return {
    consent: consentTextsSchema.parse(read('consent-text.json')),
    conclusion: conclusionTextsSchema.parse(read('conclusion.json')),
  };
}
