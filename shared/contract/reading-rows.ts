import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';

/** Reading aloud as the chair sees it: how it is done today, and what will be read at this point. */
export const readAloudSchema = z.strictObject({
  speed: z.number().int(),
  byPerson: z.boolean(),
  oneByOne: z.boolean(),
  interpreterPaces: z.boolean(),
  /** M2: it begins by itself at a new goal; off: the family said no for today, or the chair turned it off. */
  byItself: z.boolean(),
  /** "Vi leser det slik": what stands there, and what is said. Empty where this point has nothing to read. */
  sentences: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      spoken: z.string(),
      language: languageSchema,
      leftOut: z.boolean(),
    }),
  ),
  /** How something written is said today, against the rules. */
  said: z.array(z.strictObject({ written: z.string(), spoken: z.string() })),
});
export type ReadAloudView = z.infer<typeof readAloudSchema>;

/** Why a folder is no voice that this room can use. Words for each stand with the page that shows it. */
export const voiceFaults = [
  'unreadable-folder',
  'no-model',
  'more-than-one-model',
  'no-config',
  'broken-config',
  'other-language',
  'other-phonemes',
  'broken-model',
  'unknown-inputs',
  /** The package that runs such models is not installed here. */
  'runtime-missing',
] as const;
export type VoiceFault = (typeof voiceFaults)[number];

const voiceId = z.string().max(320);

export const voiceRow = z.strictObject({
  id: voiceId,
  name: z.string(),
  engine: z.enum(['espeak', 'system', 'piper']),
  /** What it may read; nothing when it cannot be used. */
  languages: z.array(languageSchema),
  fault: z.enum(voiceFaults).optional(),
  /** Where a dropped-in voice comes from, in its makers' own words. */
  card: z.string().optional(),
});
export type VoiceRow = z.infer<typeof voiceRow>;

/** "Stemme og lyd", on the chair's console: what can read aloud here, what does, and where it sounds. */
export const voicesSchema = z.strictObject({
  rows: z.array(voiceRow),
  /** What reads each written language now. */
  reads: z.strictObject({ nb: voiceId, nn: voiceId }),
  /** Where sound can go beside the usual device, as far as the page that sounds may know. */
  outputs: z.array(z.string()),
  /** The device that was chosen; it may be gone, and then the usual one sounds. */
  output: z.string().optional(),
  /** 1 to 10. */
  volume: z.number().int(),
  /** A voice fell out in the middle of something: its name. Another one goes on. */
  lost: z.string().optional(),
});
export type VoicesView = z.infer<typeof voicesSchema>;

/** How the page that sounds is to sound; absent: the usual device, as loud as it is. */
export const soundPlaceSchema = z.strictObject({
  output: z.string().optional(),
  volume: z.number().int().min(1).max(10).optional(),
});
export type SoundPlace = z.infer<typeof soundPlaceSchema>;
