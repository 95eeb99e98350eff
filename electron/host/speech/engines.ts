import type { Language } from '#language/language.ts';
import type { PiperRefusalKind } from './piper-refusals.ts';

/** A voice that a room can choose. */
export type Voice = {
  readonly id: string;
  readonly name: string;
  readonly engine: 'espeak' | 'system' | 'piper';
  /** What it may read. No engine here has a nynorsk voice of its own: nn is read by the bokmål one. */
  readonly languages: readonly Language[];
  readonly note?: VoiceNote;
  /** Where a dropped-in voice comes from, in its makers' own words. */
  readonly card?: string;
  /** The folder of a Piper voice. */
  readonly folder?: string;
};

/** `simple`: understood at best, for want of a better one. `bad-folder` may not be chosen, and says why. */
export type VoiceNote =
  | { readonly kind: 'simple' }
  | { readonly kind: 'from-the-machine' }
  | { readonly kind: 'bad-folder'; readonly reason: PiperRefusalKind };

export type FoundVoices = {
  readonly piper: readonly {
    readonly folder: string;
    readonly name: string;
    readonly card?: string;
    readonly refusal?: PiperRefusalKind;
  }[];
  /** What the loudspeaker's page tells of its machine, from its own allow-list. */
  readonly system: readonly { readonly id: string; readonly name: string; readonly language: string }[];
};

export type Voices = {
  /** All, the one that is chosen by itself first; also folders that cannot be used, with their reason. */
  listVoices(): readonly Voice[];
  /** What the setting names if it can read the language; else the best that is here. */
  choose(language: Language, setting?: string): Voice;
};

const both: readonly Language[] = ['nb', 'nn'];

export const espeakVoice: Voice = {
  id: 'espeak',
  name: 'eSpeak NG',
  engine: 'espeak',
  languages: both,
  note: { kind: 'simple' },
};

/** In this order: a good dropped-in folder, a voice of the machine itself, the one that always comes along. */
export function openVoices(found: FoundVoices): Voices {
  const voices: readonly Voice[] = [
    ...found.piper.map((one) => asPiper(one)),
    ...found.system.map((one) => asSystem(one)),
    espeakVoice,
  ];
  return {
    listVoices: () => voices,
    choose: (language, setting) => {
      const able = voices.filter((one) => one.languages.includes(language));
      return able.find((one) => one.id === setting) ?? able[0] ?? espeakVoice;
    },
  };
}

function asPiper({ folder, name, card, refusal }: FoundVoices['piper'][number]): Voice {
  return {
    id: `piper:${name}`,
    name,
    engine: 'piper',
    languages: refusal === undefined ? both : [],
    folder,
    ...(card === undefined ? {} : { card }),
    ...(refusal === undefined ? {} : { note: { kind: 'bad-folder', reason: refusal } }),
  };
}

function asSystem({ id, name, language }: FoundVoices['system'][number]): Voice {
  return {
    id: `system:${id}`,
    name,
    engine: 'system',
    languages: language === 'nn' ? ['nn'] : both,
    note: { kind: 'from-the-machine' },
  };
}
