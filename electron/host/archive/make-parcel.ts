import type { ArchiveSettings } from '#domain/archive-settings.ts';
import type { Result } from '#domain/result.ts';
import { yes } from '#domain/result.ts';
import { makeArchiveMessage } from './archive-message.ts';
import type { ArchiveDocument, ArchiveRefused, ArchiveTitles } from './archive-message.ts';
import type { ArchiveParcel } from './archive-transport.ts';
import { writeDpo } from './dpo.ts';
import { writeFiksArkiv } from './fiks-arkiv.ts';

const writers = { 'fiks-arkiv-v1': writeFiksArkiv, dpo: writeDpo } as const;

export interface ParcelAsked {
  readonly document: ArchiveDocument;
  readonly titles: ArchiveTitles;
  readonly bytes: Uint8Array;
}

/** One document as the municipality's archive takes it. */
export function makeParcel(
  settings: ArchiveSettings | undefined,
  { document, titles, bytes }: ParcelAsked,
): Result<ArchiveParcel, ArchiveRefused> {
  const message = makeArchiveMessage(settings, document, titles);
  if (!message.ok) return message;
  const { ids, settings: checked, file } = message.value;
  return yes({
    id: ids.registration,
    message: writers[checked.receiver](message.value),
    document: { name: file.name, bytes, sha256: file.sha256 },
  });
}
