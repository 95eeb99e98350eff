import type { VoiceFault } from '#contract/reading-rows.ts';
import { voiceFaults } from '#contract/reading-rows.ts';

/** Why a folder is no voice that this room can use. */
export const piperRefusals = voiceFaults;
export type PiperRefusalKind = VoiceFault;
export type PiperRefusal = { readonly kind: PiperRefusalKind };
