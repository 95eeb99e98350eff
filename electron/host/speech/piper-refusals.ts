/** Why a folder is no voice that this room can use. Words for each stand with the page that shows it. */
export const piperRefusals = [
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
export type PiperRefusalKind = (typeof piperRefusals)[number];
export type PiperRefusal = { readonly kind: PiperRefusalKind };
