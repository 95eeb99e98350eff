import { z } from 'zod';

/** Between the host and the speech process, over the child's IPC channel with structured values. */
export const synthesizeSchema = z.strictObject({
  kind: z.literal('synthesize'),
  id: z.number().int(),
  text: z.string(),
  /** Words a minute, 80–450. */
  rate: z.number().min(80).max(450),
});
export type SynthesizeMessage = z.infer<typeof synthesizeSchema>;

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
});
export type SoundMessage = z.infer<typeof soundSchema>;
