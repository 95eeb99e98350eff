import type { ArchiveSettings } from '#domain/archive-settings.ts';
import type { Language } from '#domain/bodies.ts';
import type { ArchiveLine } from '#sync/archive-records.ts';
import { archiveLineSchema } from '#sync/archive-records.ts';
import type { MinutesTexts } from '../documents/minutes-texts.ts';
import type { ArchiveDocument } from './archive-message.ts';
import type { ArchiveQueue, QueueEntry } from './archive-queue.ts';
import { makeParcel } from './make-parcel.ts';
import { stableId } from './stable-id.ts';
import { archiveTitles } from './tell-archive.ts';

export interface TakeNeeds {
  readonly queue: ArchiveQueue;
  readonly texts: Readonly<Record<Language, MinutesTexts>>;
  readonly settings: ArchiveSettings | undefined;
}

export type PlanTold = Omit<Extract<ArchiveLine, { kind: 'plan' }>, 'kind'>;

/** What came of one run, and of each plan what was not archived (S3). Ids and numbers: it may be printed. */
export interface ArchiveReport {
  readonly sent: number;
  readonly already: number;
  readonly waiting: number;
  readonly refused: number;
  readonly plans: readonly PlanTold[];
}

type DocumentLine = Extract<ArchiveLine, { kind: 'document' }>;

/** Sends what the store hands over, line by line: one document is in memory at a time. */
export async function takeArchiveLines(
  needs: TakeNeeds,
  lines: AsyncIterable<string>,
): Promise<ArchiveReport> {
  const counts = { sent: 0, already: 0, waiting: 0, refused: 0 };
  const plans: PlanTold[] = [];
  for await (const line of lines) {
    const read = archiveLineSchema.parse(JSON.parse(line));
    if (read.kind === 'plan') {
      const { kind: _kind, ...told } = read;
      plans.push(told);
    } else {
      const { state, already } = await sendLine(needs, read);
      counts[already ? 'already' : state] += 1;
    }
  }
  return { ...counts, plans };
}

function sendLine(
  { queue, texts, settings }: TakeNeeds,
  line: DocumentLine,
): Promise<QueueEntry & { readonly already: boolean }> {
  const bytes = Buffer.from(line.bytes, 'base64');
  const document = documentOf(line, bytes.byteLength, settings);
  const titles = archiveTitles(texts[line.language], line.language, line);
  return queue.send({
    id: stableId(line.plan, line.item),
    sha256: line.sha256,
    make: () => makeParcel(settings, { document, titles, bytes }),
  });
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
};
const names = { minutes: 'moetereferat', note: 'notat', other: 'dokument' } as const;

/** Where nobody is left who answers for the plan, the unit does. */
function documentOf(
  line: DocumentLine,
  bytes: number,
  settings: ArchiveSettings | undefined,
): ArchiveDocument {
  const { plan, item, category, date, made, opened, closed, mediaType, sha256 } = line;
  const unit = settings?.unit ?? '';
  const name = `${names[category]}.${endings[mediaType] ?? 'bin'}`;
  return {
    plan,
    item,
    category,
    date,
    made,
    author: line.author ?? unit,
    responsible: line.responsible ?? unit,
    opened,
    closed,
    file: { name, mediaType, sha256, bytes },
  };
}
