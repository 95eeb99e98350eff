import { z } from 'zod';
import { languageSchema } from './bodies.ts';

/**
 * What the law asks of a municipality's profile (domain §12). The store's profile is in force and its version
 * stands in every fact; the room's own file serves try-out and first start (design §3).
 */
export const profileSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  version: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  language: languageSchema,
  /** What the central store is called to the people who use it. */
  storeName: z.string().min(1).max(60),
  /** R6: guardians and plan owner may write what the meeting decides. */
  familyWrites: z.boolean(),
  /** S3: the legal basis on documents, after the locale's words; to be confirmed by each municipality. Empty: none. */
  exemption: z.string().max(200),
});
export type Profile = z.infer<typeof profileSchema>;
