import type { Language } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#language/dates.ts';
import { fill, joinNames } from '#language/fill-text.ts';
import type { MinutesTexts } from '../documents/minutes-texts.ts';
import type { ArchiveDocument, ArchiveRefused, ArchiveTitles } from './archive-message.ts';

/** Titles from our own words and a date: nothing that anybody typed, so that no name can be in them. */
export function archiveTitles(
  { archive, category: categories }: Pick<MinutesTexts, 'archive' | 'category'>,
  language: Language,
  { category, date }: { readonly category: ArchiveDocument['category']; readonly date: Day },
): ArchiveTitles {
  const named = category === 'other' ? archive.other : categories[category];
  return {
    caseTitle: archive.caseTitle,
    publicCase: archive.publicCase,
    title: fill(archive.title, { category: named, date: formatDay(date, language, 'long') }),
    publicTitle: fill(archive.publicTitle, { category: named }),
  };
}

/** Why nothing was sent, and which field of the profile is to be put right. */
export function tellArchiveRefusal(
  { archive, and }: Pick<MinutesTexts, 'archive' | 'and'>,
  refusal: Exclude<ArchiveRefused, { kind: 'archive-characters' }>,
): string {
  if (refusal.kind === 'archive-settings-missing') return archive.missing;
  const fields = refusal.faults.map(({ field, fault }) =>
    fill(archive[fault], { field: archive.fields[field] }),
  );
  return fill(archive.broken, { fields: joinNames(fields, and) });
}
