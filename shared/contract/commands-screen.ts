import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import { screenIdentitySchema } from './display-rows.ts';
import type { PageRole } from './roles.ts';
import { contrastSchema, screenPartSchema, wallKeysSchema } from './screen-page.ts';

const nothing = z.strictObject({});

const chair: readonly PageRole[] = ['chair'];
const drivers: readonly PageRole[] = ['screen', 'chair'];
/** Whoever sits in the room with a page of their own. */
const anyone: readonly PageRole[] = ['screen', 'chair', 'minute-taker', 'interpreter', 'family'];

/** What the wall shows, and how it looks. */
export const screenCommands = {
  'screen.next': { roles: drivers, input: nothing, output: nothing },
  'screen.previous': { roles: drivers, input: nothing, output: nothing },
  /** Covering is anybody's; uncovering is the chair's alone. */
  'screen.cover': { roles: anyone, input: nothing, output: nothing },
  'screen.uncover': { roles: chair, input: nothing, output: nothing },
  /** Which screen is the wall, or `none`: an ordinary window beside the console's. */
  'screen.place': {
    roles: chair,
    input: z.strictObject({ screen: z.union([screenIdentitySchema, z.literal('none')]) }),
    output: nothing,
  },
  /** What the wall shows of this point beside its own pages; without a part: its own pages again. */
  'screen.part': {
    roles: chair,
    input: z.strictObject({ part: screenPartSchema.optional() }),
    output: nothing,
  },
  /** A document of the plan on the wall; without one: the point's own pages again. */
  'screen.document': {
    roles: chair,
    input: z.strictObject({ document: idSchema.optional() }),
    output: nothing,
  },
  /** A page whose text did not fit says so; it is logged and fails a test. */
  'screen.misfit': {
    roles: ['screen'],
    input: z.strictObject({ page: z.string().max(40), over: z.number().int().min(0).max(100_000) }),
    output: nothing,
  },

  'room.look': {
    roles: chair,
    input: z.strictObject({
      language: languageSchema.optional(),
      scheme: z.enum(['light', 'dark']).optional(),
      large: z.boolean().optional(),
      contrast: contrastSchema.optional(),
      /** No motion at all, whatever the machine says. */
      still: z.boolean().optional(),
      keys: wallKeysSchema.optional(),
      /** The room: the diagonal of its screen, and from it to the chair that is farthest away. */
      inches: z.number().min(15).max(200).optional(),
      metres: z.number().min(1).max(30).optional(),
    }),
    output: nothing,
  },
} as const;
