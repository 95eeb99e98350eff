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

const saidSchema = z.strictObject({ words: text, disagreement: text });

/** What the host itself says on the pages at the table: sentences that are composed, and the words explained. */
export interface TableTexts {
  readonly decided: Readonly<Record<Language, DecidedTexts>>;
  /** What stands over the words of one of the family, and over what people did not agree on. */
  readonly said: Readonly<Record<Language, z.infer<typeof saidSchema>>>;
  readonly glossary: Glossary;
}

/** Read once, when a page at the table first needs them. */
export function readTableTexts(resources: string): TableTexts {
  const read = (...under: string[]): unknown => JSON.parse(readFileSync(join(resources, ...under), 'utf8'));
  const family = z.object({ decided: decidedSchema, said: saidSchema });
  const nb = family.parse(read('locales', 'nb', 'family.json'));
  const nn = family.parse(read('locales', 'nn', 'family.json'));
  return {
    decided: { nb: nb.decided, nn: nn.decided },
    said: { nb: nb.said, nn: nn.said },
    glossary: readGlossary(read('glossary.json')),
  };
}
