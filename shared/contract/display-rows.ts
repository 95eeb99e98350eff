import { z } from 'zod';

/** A hash of what a screen says of itself: the same screen again, at whatever plug; no serial number is in it. */
export const screenIdentitySchema = z.string().regex(/^[\w-]{22}$/u);
export type ScreenIdentity = z.infer<typeof screenIdentitySchema>;

/**
 * Where the wall is. `window`: an ordinary window beside the console's, as there is no screen of its own. All below
 * `stands` are hidden, each for one reason.
 */
export const wallPlaceSchema = z.enum([
  'window',
  'stands',
  'unchosen',
  'away',
  'mirrored',
  'asleep',
  'console-needs-it',
]);
export type WallPlace = z.infer<typeof wallPlaceSchema>;

/** What the chair's console shows of the screens, so that somebody can say which of them is the wall. */
export const displaysSchema = z.strictObject({
  wall: wallPlaceSchema,
  /** As they stand beside each other, numbered from the left. */
  screens: z
    .array(
      z.strictObject({
        screen: screenIdentitySchema,
        number: z.number().int().min(1),
        label: z.string().max(60),
        x: z.number().int(),
        y: z.number().int(),
        width: z.number().int().min(1),
        height: z.number().int().min(1),
        holds: z.enum(['console', 'wall']).optional(),
      }),
    )
    .max(16),
});
export type DisplaysPart = z.infer<typeof displaysSchema>;
