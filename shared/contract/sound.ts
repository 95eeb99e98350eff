import { z } from 'zod';

/**
 * A binary frame to the loudspeaker: 4 bytes length of the header (little-endian), the header as JSON in UTF-8
 * padded with spaces to an even length, then 16-bit little-endian samples. One frame is one sentence.
 */
export const soundHeaderSchema = z.strictObject({
  generation: z.number().int().min(0),
  sentence: z.string().max(80),
  sampleRate: z.number().int().positive(),
  /** Where each word sounds: UTF-16 offsets in the spoken text, and milliseconds from the start. */
  words: z.array(z.tuple([z.number().int(), z.number().int(), z.number()])),
  /** No samples follow: the page lets a voice of its own machine say it, at one of the seven speeds. */
  say: z
    .strictObject({
      text: z.string().max(20_000),
      voice: z.string().max(300),
      speed: z.number().int().min(1).max(7),
    })
    .optional(),
});
export type SoundHeader = z.infer<typeof soundHeaderSchema>;

export function packSound(header: SoundHeader, samples: Uint8Array): Uint8Array<ArrayBuffer> {
  const plain = new TextEncoder().encode(JSON.stringify(header));
  const length = plain.length + (plain.length % 2);
  const frame = new Uint8Array(4 + length + samples.length);
  new DataView(frame.buffer).setUint32(0, length, true);
  frame.fill(0x20, 4, 4 + length);
  frame.set(plain, 4);
  frame.set(samples, 4 + length);
  return frame;
}

export function unpackSound(frame: ArrayBuffer): { header: SoundHeader; samples: Int16Array } {
  const length = new DataView(frame).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(frame, 4, length));
  const header = soundHeaderSchema.parse(JSON.parse(text));
  return { header, samples: new Int16Array(frame.slice(4 + length)) };
}
