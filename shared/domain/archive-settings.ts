import { z } from 'zod';

/** Empty is allowed here, so that a profile that is half filled in stays readable; sending asks for all of it. */
const text = z.string().trim().max(200);

/** A code of the archive's own list with the words that stand beside it there. */
const code = z.strictObject({ code: text, text });

/**
 * S3: what the municipality's archive core is told about a document. No list of these is the same in two archives, so
 * none of them is a constant of ours.
 */
export const archiveSettingsSchema = z.strictObject({
  /** KS Fiks Arkiv (Noark 5 version 5), or eFormidling/DPO (Noark 5 version 3.1). */
  receiver: z.enum(['fiks-arkiv-v1', 'dpo']),
  /** The name under which the archive knows this system. */
  system: text,
  /** The administrative unit that the case belongs to. */
  unit: text,
  /** Access restriction (Noark M500). */
  restriction: code,
  /** The paragraph that exempts from public access (Noark M501). */
  basis: text,
  /** Document types (Noark M083) by category. */
  minutes: code,
  note: code,
  other: code,
  /** File format (Noark M701): PRONOM's number, or what the archive's own test expects. */
  format: code,
});
export type ArchiveSettings = z.infer<typeof archiveSettingsSchema>;

/** Every text of it by its path, in the order in which a sentence names them. */
const readField = {
  system: (one: ArchiveSettings) => one.system,
  unit: (one: ArchiveSettings) => one.unit,
  'restriction.code': (one: ArchiveSettings) => one.restriction.code,
  'restriction.text': (one: ArchiveSettings) => one.restriction.text,
  basis: (one: ArchiveSettings) => one.basis,
  'minutes.code': (one: ArchiveSettings) => one.minutes.code,
  'minutes.text': (one: ArchiveSettings) => one.minutes.text,
  'note.code': (one: ArchiveSettings) => one.note.code,
  'note.text': (one: ArchiveSettings) => one.note.text,
  'other.code': (one: ArchiveSettings) => one.other.code,
  'other.text': (one: ArchiveSettings) => one.other.text,
  'format.code': (one: ArchiveSettings) => one.format.code,
  'format.text': (one: ArchiveSettings) => one.format.text,
} as const;

export const archiveFieldSchema = z.enum([
  'system',
  'unit',
  'restriction.code',
  'restriction.text',
  'basis',
  'minutes.code',
  'minutes.text',
  'note.code',
  'note.text',
  'other.code',
  'other.text',
  'format.code',
  'format.text',
]);
export type ArchiveField = z.infer<typeof archiveFieldSchema>;
export const archiveFields: readonly ArchiveField[] = archiveFieldSchema.options;

/** What stops sending: a field that is empty, a code with a space in it, a legal basis that names no paragraph. */
export interface ArchiveSettingsFault {
  readonly field: ArchiveField;
  readonly fault: 'empty' | 'wrong';
}

/** S3: all of it is there, or nothing is sent. */
export function faultsOfArchiveSettings(settings: ArchiveSettings): readonly ArchiveSettingsFault[] {
  return archiveFields.flatMap((field): readonly ArchiveSettingsFault[] => {
    const value = readField[field](settings);
    if (value.trim() === '') return [{ field, fault: 'empty' }];
    return isWrong(field, value) ? [{ field, fault: 'wrong' }] : [];
  });
}

function isWrong(field: ArchiveField, value: string): boolean {
  if (field === 'basis') return !value.includes('§');
  return field.endsWith('.code') && /\s/u.test(value);
}
