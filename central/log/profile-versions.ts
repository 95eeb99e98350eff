import { sql } from 'kysely';
import { type Profile, profileSchema } from '#domain/profile.ts';
import type { Within } from '../database/database.ts';
import type { Store } from '../store.ts';

/** The profile in force, kept for as long as there are deliveries from rooms that had it. A version is never another. */
export async function keepProfile(store: Store, within: Within): Promise<void> {
  await sql`
    insert into profile_version (tenant, version, text)
    values (${store.tenant}, ${store.profile.version}, ${JSON.stringify(store.profile)})
    on conflict do nothing`.execute(within);
}

/** The profile that a room wrote under, where the store still has it; else the one in force ([SYNC-22]). */
export async function profileOf(store: Store, within: Within, version: string | null): Promise<Profile> {
  if (version === null || version === store.profile.version) return store.profile;
  const found = await sql<{ text: string }>`
    select text from profile_version where tenant = ${store.tenant} and version = ${version}`.execute(within);
  const kept = profileSchema.safeParse(JSON.parse(found.rows[0]?.text ?? 'null'));
  return kept.data ?? store.profile;
}
