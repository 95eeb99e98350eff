import { z } from 'zod';

/** Every expected no, by kind. `resources/locales` has one calm sentence for each: what happened and what to do. */
export const refusalKindSchema = z.enum([
  'unknown-command',
  'not-allowed',
  'bad-input',
  'not-admitted',
  'link-used',
  'link-unknown',
  'old-page',
  'too-many',
  'no-meeting',
  'meeting-open',
  'wrong-moment',
  'empty-text',
  'text-too-long',
  'unknown-item',
  'already-closed',
  'date-passed',
  'unknown-person',
  'person-not-present',
  'may-not-write',
  'may-not-see',
  'changed-meanwhile',
  'consent-missing',
  'consent-expired',
  'last-holder',
  'not-approved',
  'outside-not-allowed',
  'declaration-missing',
  'signature-missing',
  'who-signs-unknown',
  'does-not-sign',
  'interpreter-not-done',
  'draft-gone',
  'new-consent-needed',
  'nothing-to-withdraw',
  'plan-ended',
  'plan-not-ended',
  'deletion-not-offered',
  'deletion-not-demanded',
  'pregnant-not-offered',
  'no-guardian-here',
  'handover-unknown',
  'meeting-unknown',
  'goes-at-once',
  'pen-taken',
  'nothing-to-undo',
  'later-builds-on-it',
  'already-sent',
  'not-read-back',
  'nothing-to-read',
  'voice-unavailable',
  'characters-missing',
  'store-away',
  'store-refused',
  'plan-unknown',
  'clock-off',
  'disk-refused',
  'damaged-file',
  'newer-file',
  'key-missing',
  'key-refused',
  'unexpected',
  'not-asked',
  'value-not-allowed',
  'not-a-role',
  'answers-damaged',
]);
export type RefusalKind = z.infer<typeof refusalKindSchema>;

export const refusalSchema = z.strictObject({
  kind: refusalKindSchema,
  /** The field of the input that it is about, for the page to put the sentence beside. */
  field: z.string().max(40).optional(),
  /** Values for the sentence: never plan text beyond what the page may already see. */
  values: z.record(z.string().max(30), z.string().max(200)).optional(),
  /** For `unexpected`: where the log tells more. */
  reference: z.string().max(40).optional(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export function refuse(kind: RefusalKind, field?: string): Refusal {
  return field === undefined ? { kind } : { kind, field };
}
