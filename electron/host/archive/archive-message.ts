import type { ArchiveSettings, ArchiveSettingsFault } from '#domain/archive-settings.ts';
import { faultsOfArchiveSettings } from '#domain/archive-settings.ts';
import type { Day, Instant } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { stableId } from './stable-id.ts';

/** A document that goes to the archive core. Nothing here is about the child: that stands in the document alone. */
export interface ArchiveDocument {
  readonly plan: string;
  readonly item: string;
  readonly category: 'minutes' | 'note' | 'other';
  /** The day that the document is about. */
  readonly date: Day;
  /** When it was approved or put in. */
  readonly made: Instant;
  /** The employee who answers for it. */
  readonly author: string;
  /** The employee who answers for the case: the relay holder. */
  readonly responsible: string;
  /** The first day of the case. */
  readonly opened: Day;
  readonly closed: boolean;
  readonly file: {
    readonly name: string;
    readonly mediaType: string;
    readonly sha256: string;
    readonly bytes: number;
  };
}

/** What the archive calls things, in the language of the plan, with the child's name in none of them. */
export interface ArchiveTitles {
  readonly caseTitle: string;
  readonly publicCase: string;
  readonly title: string;
  readonly publicTitle: string;
}

/** The one model of an arkivmelding: both serializers are made from it. */
export interface ArchiveMessage extends ArchiveDocument {
  readonly settings: ArchiveSettings;
  readonly titles: ArchiveTitles;
  /** Derived from the ids of plan and document, so that the same document sent twice is known to be the same. */
  readonly ids: {
    readonly message: string;
    readonly folder: string;
    readonly registration: string;
    readonly description: string;
  };
}

export type ArchiveRefused =
  | { readonly kind: 'archive-settings-missing' }
  | { readonly kind: 'archive-settings-broken'; readonly faults: readonly ArchiveSettingsFault[] }
  /** A character that XML has no place for. */
  | { readonly kind: 'archive-characters'; readonly where: readonly string[] };

/** S3: checked before anything is made or sent; what the archive would refuse a week later is refused here. */
export function makeArchiveMessage(
  settings: ArchiveSettings | undefined,
  document: ArchiveDocument,
  titles: ArchiveTitles,
): Result<ArchiveMessage, ArchiveRefused> {
  if (settings === undefined) return no({ kind: 'archive-settings-missing' });
  const faults = faultsOfArchiveSettings(settings);
  if (faults.length > 0) return no({ kind: 'archive-settings-broken', faults });
  const { plan, item } = document;
  const ids = {
    message: stableId(plan, item, 'message'),
    folder: stableId(plan),
    registration: stableId(plan, item),
    description: stableId(plan, item, 'document'),
  };
  const message = { ...document, settings, titles, ids };
  const where = findUnwritable(message, '');
  return where.length > 0 ? no({ kind: 'archive-characters', where }) : yes(message);
}

/** What is no character of XML 1.0: control characters and halves of characters. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

function findUnwritable(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return unwritable.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    findUnwritable(part, path === '' ? name : `${path}.${name}`),
  );
}
