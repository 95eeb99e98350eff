import { z } from 'zod';
import { piperRefusals } from './piper-refusals.ts';

/** Between the host and the speech process, over the child's IPC channel with structured values. */
export const synthesizeSchema = z.strictObject({
  kind: z.literal('synthesize'),
  id: z.number().int(),
  text: z.string(),
  /** Words a minute, 80–450. */
  rate: z.number().min(80).max(450),
  /** The folder of a Piper voice; without it eSpeak NG speaks. */
  piper: z.string().exactOptional(),
});
export type SynthesizeMessage = z.infer<typeof synthesizeSchema>;

/** Loads a Piper folder for real, so that a bad one is known before somebody listens. */
export const inspectSchema = z.strictObject({
  kind: z.literal('inspect'),
  id: z.number().int(),
  piper: z.string(),
});
export const toSpeechSchema = z.discriminatedUnion('kind', [synthesizeSchema, inspectSchema]);
export type ToSpeech = z.infer<typeof toSpeechSchema>;

/** Where a word stands in the spoken text (UTF-16, end exclusive) and when it begins to sound. */
export const wordTimeSchema = z.strictObject({
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  ms: z.number().min(0),
});
export type WordTime = z.infer<typeof wordTimeSchema>;

export const soundSchema = z.strictObject({
  kind: z.literal('sound'),
  id: z.number().int(),
  sampleRate: z.number().int().positive(),
  /** 16-bit little-endian samples, one channel. */
  pcm: z.instanceof(Uint8Array),
  words: z.array(wordTimeSchema),
  /** The words' times are another engine's, stretched to this sound. */
  timing: z.literal('estimated').exactOptional(),
});
export type SoundMessage = z.infer<typeof soundSchema>;

/** What became of a Piper folder: nothing when it is good, else why it cannot be used. */
export const inspectedSchema = z.strictObject({
  kind: z.literal('inspected'),
  id: z.number().int(),
  refusal: z.enum(piperRefusals).exactOptional(),
});
export const fromSpeechSchema = z.discriminatedUnion('kind', [soundSchema, inspectedSchema]);
export type FromSpeech = z.infer<typeof fromSpeechSchema>;
