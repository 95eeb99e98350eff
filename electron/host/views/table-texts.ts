import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '#domain/bodies.ts';
import type { DecidedTexts } from '#language/decided.ts';
import type { Glossary } from './glossary.ts';
import { readGlossary } from './glossary.ts';

const text = z.string().min(1);

const decidedSchema: z.ZodType<DecidedTexts> = z.strictObject({
  goalAdded: text,
  goalReached: text,
  goalEnded: text,
  activityAdded: text,
  doneBy: text,
  doneByDay: text,
  deadlineChanged: text,
  activityDone: text,
  activityEnded: text,
  nextMeeting: text,
  nextMeetingClock: text,
  place: text,
  noMeeting: text,
  and: text,
});

/** What the host itself says on the pages at the table: sentences that are composed, and the words explained. */
export interface TableTexts {
  readonly decided: Readonly<Record<Language, DecidedTexts>>;
  readonly glossary: Glossary;
}

/** Read once, when a page at the table first needs them. */
export function readTableTexts(resources: string): TableTexts {
  const read = (...under: string[]): unknown => JSON.parse(readFileSync(join(resources, ...under), 'utf8'));
  const decidedIn = (language: Language): DecidedTexts => {
    const family = z.object({ decided: decidedSchema }).parse(read('locales', language, 'family.json'));
    return family.decided;
  };
  return {
    decided: { nb: decidedIn('nb'), nn: decidedIn('nn') },
    glossary: readGlossary(read('glossary.json')),
  };
}
