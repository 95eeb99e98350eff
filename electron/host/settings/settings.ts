import { z } from 'zod';
import { colourSchema, contrastSchema, wallKeysSchema } from '#contract/screen-page.ts';
import { languageSchema } from '#domain/bodies.ts';
import { roomNameSchema, storeAddressSchema } from './store-address.ts';

/** As the list of voices names it: `espeak`, `piper:FOLDER`, `system:NAME`. */
const voiceIdSchema = z.string().max(320);

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
  /** M2: at a new goal the reading begins by itself while a guardian is here; a meeting can turn it off for itself. */
  readsByItself: z.boolean(),
  /** Which voice reads each written language; without one the best that is here. */
  voices: z
    .strictObject({ nb: voiceIdSchema.exactOptional(), nn: voiceIdSchema.exactOptional() })
    .exactOptional(),
  /** Where the sound goes, by the device's name; empty or absent: the usual device of the machine. */
  output: z.string().max(200).exactOptional(),
  /** How loud the voice is, of what the machine gives. */
  volume: z.number().int().min(1).max(10),
  /** The municipality's two colours; without them the room has its own. */
  colours: z.strictObject({ main: colourSchema, second: colourSchema }).exactOptional(),
  /** Name of the municipality profile of try-out and first start; the central store's goes before it. */
  profile: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  /** Where the municipality's central store answers; absent: the room has one of its own to try out with. */
  store: storeAddressSchema.exactOptional(),
  /** Devices on the network: by which name and card, and where the municipality laid the certificate for it. */
  devices: z
    .strictObject({
      /** The machine's address on the network that was chosen last. */
      address: z.ipv4().exactOptional(),
      port: z.number().int().min(0).max(65_535).exactOptional(),
      /** As in the certificate: "rom3.kommune.example". */
      name: z
        .string()
        .max(253)
        .regex(/^[a-z\d-]+(?:\.[a-z\d-]+)*$/i)
        .exactOptional(),
      /** What people know the network as: the name of the wireless one. */
      network: z.string().max(100).exactOptional(),
      /** The chair is not offered to open for devices here. */
      off: z.literal(true).exactOptional(),
      /** A device that nobody used for so many minutes asks the chair again; ten when absent. */
      idleMinutes: z.number().int().min(2).max(60).exactOptional(),
      chain: z.string().max(1000).exactOptional(),
      key: z.string().max(1000).exactOptional(),
    })
    .exactOptional(),
  /** What the room is called on its wall, and on the phone that lets it in: "Møterom 214". */
  room: roomNameSchema.exactOptional(),
  /** Somebody has set the room up, or said that it is only tried: nobody is asked again. */
  setUp: z.enum(['done', 'later']).exactOptional(),
});
export type RoomSettings = z.infer<typeof settingsSchema>;

/** Research security §3.4: a device that lies there unused is somebody's who went out. */
export const usualIdleMinutes = 10;

/** Until somebody has measured: a screen of 65 inches and a table of ordinary length. */
export const firstSettings: RoomSettings = {
  screenInches: 65,
  metres: 5.2,
  language: 'nb',
  scheme: 'light',
  contrast: 'normal',
  still: false,
  keys: 'all',
  readsByItself: true,
  volume: 10,
  profile: 'try-out',
};

/** The one port to what is remembered; both shells give the same adapter a folder of their own. */
export type SettingsPort = {
  get(): RoomSettings;
  /** Writes the named values and leaves the others; throws when a value breaks the schema. */
  set(change: Partial<RoomSettings>): void;
  /** Takes the place of everything that was there, or throws and changes nothing. */
  replace?(settings: RoomSettings): void;
  /** Nobody had chosen anything when the room was started, and nobody has set it up or put that off since. */
  isFirst?(): boolean;
};
