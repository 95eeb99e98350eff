import { useState } from 'react';
import type { Language } from '#language/language.ts';
import { useRoomLook } from '../language/use-room-look.ts';

export const schemes = ['dark', 'light', 'contrast'] as const;
type Scheme = (typeof schemes)[number];

/** Steps of the interpreter's own letters; the middle one is 28 pixels. */
export const sizes = [1, 2, 3, 4, 5] as const;
type Size = (typeof sizes)[number];

/** How this one page looks. In memory alone: nothing is kept on a machine that is somebody's own. */
export interface OwnLook {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly size: Size;
  readonly setLanguage: (language: Language) => void;
  readonly setScheme: (scheme: Scheme) => void;
  readonly setSize: (size: Size) => void;
}

/** The page speaks as the room does until its reader chooses; dark, for it lies in a room with a bright wall. */
export function useOwnLook(ofRoom: Language | undefined): OwnLook {
  const [chosen, setLanguage] = useState<Language>();
  const [scheme, setScheme] = useState<Scheme>('dark');
  const [size, setSize] = useState<Size>(3);
  const language = chosen ?? ofRoom ?? 'nb';
  useRoomLook({ language, scheme: scheme === 'light' ? 'light' : 'dark' });
  return { language, scheme, size, setLanguage, setScheme, setSize };
}
