import { z } from 'zod';
import { colourSchema, contrastSchema, wallKeysSchema } from '#contract/screen-page.ts';
import { languageSchema } from '#domain/bodies.ts';
import { roomNameSchema, storeAddressSchema } from './store-address.ts';

/** What a room remembers of itself between meetings. Nothing about people, plans or meetings. */
export const settingsSchema = z.strictObject({
  /** Diagonal of the big screen; with the distance it gives the size of the text. */
  screenInches: z.number().min(15).max(200),
  /** From the big screen to the one who sits farthest away. */
  metres: z.number().min(1).max(30),
  language: languageSchema,
  scheme: z.enum(['light', 'dark']),
  contrast: contrastSchema,
  /** No motion at all, whatever the machine says. */
  still: z.boolean(),
  /** Which keys the big screen listens to. */
  keys: wallKeysSchema,
  /** The municipality's two colours; without them the room has its own. */
  colours: z.strictObject({ main: colourSchema, second: colourSchema }).exactOptional(),
  /** Name of the municipality profile of try-out and first start; the central store's goes before it. */
  profile: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** Where the municipality's central store answers; absent: the room has one of its own to try out with. */
  store: storeAddressSchema.exactOptional(),
  /** What the room is called on its wall, and on the phone that lets it in: "Møterom 214". */
  room: roomNameSchema.exactOptional(),
});
export type RoomSettings = z.infer<typeof settingsSchema>;

/** Until somebody has measured: a screen of 65 inches and a table of ordinary length. */
export const firstSettings: RoomSettings = {
  screenInches: 65,
  metres: 5.2,
  language: 'nb',
  scheme: 'light',
  contrast: 'normal',
  still: false,
  keys: 'all',
  profile: 'try-out',
};

/** The one port to what is remembered; both shells give the same adapter a folder of their own. */
export type SettingsPort = {
  get(): RoomSettings;
  /** Writes the named values and leaves the others; throws when a value breaks the schema. */
  set(change: Partial<RoomSettings>): void;
};
