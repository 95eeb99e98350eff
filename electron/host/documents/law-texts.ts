import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '#domain/bodies.ts';
import type { ConsentTexts } from '#language/consent-texts.ts';
import { readConsentTexts } from '#language/consent-texts.ts';

const words = <Keys extends string>(...keys: readonly Keys[]) => z.record(z.enum(keys), z.string().min(1));

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
    consent: readConsentTexts(read('consent-text.json')),
    conclusion: conclusionTextsSchema.parse(read('conclusion.json')),
  };
}
