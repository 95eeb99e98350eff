import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';

/** What the room check looks at, in the order in which it tells of it. */
export const checkNames = [
  'screens',
  'sound',
  'voices',
  'keys',
  'disk',
  'clock',
  'certificate',
  'network',
  'store',
  'printer',
  'versions',
  'journal',
] as const;
export const checkNameSchema = z.enum(checkNames);
export type CheckName = z.infer<typeof checkNameSchema>;

/** What was found; `resources/locales` has one sentence for each, and where something is to be done, what. */
export const checkKindSchema = z.enum([
  'screens-ok',
  'screens-wall',
  'screens-one',
  'screens-mirrored',
  'screens-none',
  'screens-unknown',
  'screens-no-wall',
  'sound-ok',
  'sound-none',
  'sound-gone',
  'sound-unknown',
  'voices-ok',
  'voices-silent',
  'voices-lost',
  'voices-faulty',
  'keys-keyring',
  'keys-passphrase',
  'keys-safe-storage',
  'keys-tryout',
  'keys-locked',
  'disk-ok',
  'disk-low',
  'disk-full',
  'disk-slow',
  'disk-refused',
  'clock-ok',
  'clock-drifts',
  'clock-off',
  'clock-unknown',
  'clock-alone',
  'certificate-ok',
  'certificate-not-set',
  'certificate-soon',
  'certificate-expired',
  'certificate-missing',
  'certificate-wrong',
  'network-ok',
  'network-not-needed',
  'network-none',
  'store-ok',
  'store-own',
  'store-not-set',
  'store-away',
  'store-strange',
  'printer-ok',
  'printer-none',
  'versions-ok',
  'versions-no-browser',
  'journal-none',
  'journal-ok',
  'journal-in-use',
  'journal-damaged',
  'journal-locked',
]);
export type CheckKind = z.infer<typeof checkKindSchema>;

export const checkRowSchema = z.strictObject({
  check: checkNameSchema,
  /** `warn`: a meeting can be held; `fail`: it cannot, or not as it should. */
  state: z.enum(['ok', 'warn', 'fail']),
  kind: checkKindSchema,
  /** Figures and names of machines for the sentence; nothing of any person. */
  values: z.record(z.string().max(30), z.union([z.string().max(300), z.number()])),
});
export type CheckRow = z.infer<typeof checkRowSchema>;

const text = z.string().max(1200);

/** The form of the set-up, as it is written: judged by the host, field by field. Empty: the room has none. */
export const setupDraftSchema = z.strictObject({
  room: text,
  profile: text,
  inches: text,
  metres: text,
  store: text,
  language: languageSchema,
  main: text,
  second: text,
  certificateName: text,
  chain: text,
  key: text,
  /** What people know the room's network as, and whether devices are offered it at all. */
  network: text,
  devices: z.enum(['offered', 'off']),
  /** Minutes that a device may lie unused before the chair is asked again. */
  idle: text,
});
export type SetupDraft = z.infer<typeof setupDraftSchema>;
export type SetupField = keyof SetupDraft;
const fieldSchema = setupDraftSchema.keyof();

/** What a file from another room may bring beside the form. */
export const otherSettings = [
  'scheme',
  'contrast',
  'still',
  'keys',
  'readsByItself',
  'voices',
  'volume',
] as const;

export const setupFaultSchema = z.strictObject({
  field: fieldSchema,
  kind: z.enum([
    'room-name',
    'profile-unknown',
    'inches',
    'metres',
    'store-address',
    'colour',
    'colours-half',
    'certificate-name',
    'certificate-path',
    'certificate-half',
    'network',
    'idle',
  ]),
});
export type SetupFault = z.infer<typeof setupFaultSchema>;

export const setupChangeSchema = z.strictObject({
  field: z.union([fieldSchema, z.enum(otherSettings)]),
  /** As it is written in the form; neither for what only a file brings. */
  from: z.string().optional(),
  to: z.string().optional(),
});
export type SetupChange = z.infer<typeof setupChangeSchema>;

/** Of the chair's view, outside a meeting alone. */
export const setupSchema = z.strictObject({
  /** Nobody has set this room up: `asks` before anything else, `offers` where it is only being tried. */
  first: z.enum(['asks', 'offers']).optional(),
  /** The room has a code for leaving it. */
  hasCode: z.boolean(),
  /** This page may see the settings and change them. */
  isOpen: z.boolean(),
  draft: setupDraftSchema.optional(),
  profiles: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
});
export type SetupPart = z.infer<typeof setupSchema>;
