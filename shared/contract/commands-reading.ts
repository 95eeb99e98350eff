import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});

const chair: readonly PageRole[] = ['chair'];
const drivers: readonly PageRole[] = ['screen', 'chair'];
const loudspeakers: readonly PageRole[] = ['screen', 'chair'];
/** M2: anyone of the family can stop the voice, and so can everybody else. */
const anyone: readonly PageRole[] = ['screen', 'chair', 'minute-taker', 'interpreter', 'family'];

/** Reading aloud what the wall shows, by the machine or by a person. */
export const readingCommands = {
  'reading.start': { roles: drivers, input: nothing, output: nothing },
  'reading.stop': { roles: anyone, input: nothing, output: nothing },
  /**
   * From the loudspeaker: a sentence began to sound, a word of it does, or it has ended. `lost`: the machine's own
   * voice fell out, and another one is to read the same sentence.
   */
  'reading.report': {
    roles: loudspeakers,
    input: z.strictObject({
      generation: z.number().int().min(0),
      sentence: z.string().max(80),
      state: z.enum(['started', 'word', 'ended', 'failed', 'lost']),
      /** Of a word: where it stands in what is said. */
      at: z.number().int().min(0).max(20_000).optional(),
    }),
    output: nothing,
  },
  /** To the next or the last sentence, paragraph or item. */
  'reading.skip': {
    roles: drivers,
    input: z.strictObject({
      step: z.union([z.literal(1), z.literal(-1)]),
      unit: z.enum(['sentence', 'paragraph', 'item']),
    }),
    output: nothing,
  },
  /** How it is read from now on. */
  'reading.set': {
    roles: chair,
    input: z.strictObject({
      /** One of seven, 4 in the middle. */
      speed: z.number().int().min(1).max(7).optional(),
      /** "Jeg leser selv": a person reads, the highlight follows the keys, the machine is silent. */
      byPerson: z.boolean().optional(),
      /** After each sentence it waits for the chair: for an interpreter on the phone. */
      oneByOne: z.boolean().optional(),
      /** The interpreter's "wait" holds the reading. */
      interpreterPaces: z.boolean().optional(),
      /** M2: at a new goal it begins by itself; off for as long as this meeting lasts. */
      byItself: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** Not read aloud today. It is in no fact and no log, and is over with the meeting. */
  'reading.leaveOut': {
    roles: chair,
    input: z.strictObject({ sentence: z.string().max(80), out: z.boolean() }),
    output: nothing,
  },
  /** How something written is to be said; without `spoken` it is said by the rules again. */
  'reading.say': {
    roles: chair,
    input: z.strictObject({
      written: z.string().trim().min(1).max(80),
      spoken: z.string().trim().min(1).max(200).optional(),
    }),
    output: nothing,
  },
  /** From the loudspeaker: the voices of its own machine, never one of the network, and where it can sound. */
  'voices.report': {
    roles: loudspeakers,
    input: z.strictObject({
      voices: z
        .array(
          z.strictObject({ id: z.string().max(300), name: z.string().max(200), language: languageSchema }),
        )
        .max(20),
      outputs: z.array(z.string().max(200)).max(20),
    }),
    output: nothing,
  },
  /** Which voice reads a written language here, and where and how loud it sounds: remembered with the room. */
  'voices.choose': {
    roles: chair,
    input: z.strictObject({
      language: languageSchema.optional(),
      voice: z.string().max(320).optional(),
      /** Empty: the usual device. */
      output: z.string().max(200).optional(),
      volume: z.number().int().min(1).max(10).optional(),
    }),
    output: nothing,
  },
  /** "Hør stemmen": a sentence of ours and nothing of a plan. */
  'voices.try': { roles: chair, input: z.strictObject({ language: languageSchema }), output: nothing },
} as const;
