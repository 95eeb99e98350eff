import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { archiveFieldSchema } from '#domain/archive-settings.ts';
import type { Language } from '#domain/bodies.ts';

const ways = z.object({ room: z.string(), phone: z.string(), video: z.string() });
const words = <Keys extends string>(...keys: readonly Keys[]) => z.record(z.enum(keys), z.string());

/** The shape of `minutes-document.json`: a text that is missing is found when the file is read. */
const minutesTextsSchema = z.object({
  category: words('minutes', 'note', 'log'),
  about: z.string(),
  fileTitle: z.string(),
  exempt: z.string(),
  to: z.string(),
  wholeReaders: z.string(),
  version: z.string(),
  page: z.string(),
  and: z.string(),
  meeting: words('heading', 'date', 'time', 'place', 'chair', 'minuteTaker', 'interpreter'),
  attended: z.object({
    heading: z.string(),
    name: z.string(),
    role: z.string(),
    how: z.string(),
    whole: ways,
    some: ways,
  }),
  forThisMeeting: z.string(),
  nobody: words('plain', 'informed', 'not-informed'),
  role: words('plan-owner', 'guardian', 'relay-holder', 'participant'),
  interpreter: ways,
  talk: words('heading', 'welcome', 'roll-call', 'read-back', 'next-meeting'),
  heard: words('itself', 'through-someone', 'through-other', 'said-no', 'not-asked'),
  child: words('heading', 'howHeard', 'source', 'nothing'),
  guardians: words('heading'),
  goals: words(
    'heading',
    'activity',
    'responsible',
    'deadline',
    'status',
    'reached',
    'ended',
    'said',
    'dated',
    'closed',
  ),
  status: words('new', 'ongoing', 'done', 'ended'),
  noDeadline: z.string(),
  agreements: words('heading', 'number', 'agreement', 'responsible', 'deadline', 'goal'),
  decisions: words('heading', 'under'),
  disagreement: words('heading'),
  need: words('heading', 'as-now', 'more', 'less', 'ended'),
  next: words('heading', 'date', 'time', 'place', 'none'),
  approval: words(
    'heading',
    'name',
    'role',
    'answer',
    'agrees',
    'reads-at-home',
    'disagrees',
    'waiting',
    'spoken',
    'spokenWrittenBy',
  ),
  remarks: words('heading', 'from'),
  rights: z.object({ heading: z.string(), texts: z.array(z.string()).min(1) }),
  attachments: words('heading', 'onePage', 'pages'),
  characters: words('sentence', 'tab', 'unseen', 'number', 'title', 'exempt'),
  card: words('title', 'running'),
  documents: words('service', 'card'),
  invitation: words('summary'),
  archive: z.object({
    caseTitle: z.string(),
    title: z.string(),
    publicCase: z.string(),
    publicTitle: z.string(),
    other: z.string(),
    missing: z.string(),
    broken: z.string(),
    empty: z.string(),
    wrong: z.string(),
    fields: z.record(archiveFieldSchema, z.string()),
  }),
});
export type MinutesTexts = z.infer<typeof minutesTextsSchema>;

export async function readMinutesTexts(resources: string, language: Language): Promise<MinutesTexts> {
  const path = join(resources, 'locales', language, 'minutes-document.json');
  return minutesTextsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}
