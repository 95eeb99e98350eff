import { dialog } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyRefusal } from '#host/keys/room-key.ts';
import type { RoomSettings } from '#host/settings/settings.ts';

/** A sentence for every refusal: a kind without one does not compile here. */
const sentences: Record<KeyRefusal['kind'] | 'title', z.ZodString> = {
  title: z.string(),
  'keyring-unavailable': z.string(),
  'passphrase-not-set': z.string(),
  'passphrase-already-set': z.string(),
  'passphrase-too-short': z.string(),
  'wrong-passphrase': z.string(),
  'damaged-room-key': z.string(),
};
const textsSchema = z.strictObject({ key: z.strictObject(sentences) });

/** Says why the room does not open, while there is no page yet that could. */
export function tellKeyRefusal(
  resources: string,
  language: RoomSettings['language'],
  refusal: KeyRefusal,
): void {
  const content: unknown = JSON.parse(
    readFileSync(join(resources, 'locales', language, 'shell.json'), 'utf8'),
  );
  const { key } = textsSchema.parse(content);
  dialog.showErrorBox(key.title, key[refusal.kind]);
}
