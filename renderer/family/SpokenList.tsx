import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FamilyView } from '#contract/views.ts';
import type { OwnVoice } from './use-own-voice.ts';

interface ListNeeds {
  readonly texts: FamilyView['decided'];
  readonly voice: OwnVoice;
  readonly words: { readonly read: string; readonly silence: string };
}

/** One short text after the other; a touch marks one, and the device's own voice can say them. */
export function SpokenList({ texts, voice, words }: ListNeeds): ReactNode {
  const [marked, setMarked] = useState<string>();
  const said = texts.find((one) => one.id === voice.at)?.id;
  const here = said ?? marked;
  return (
    <>
      <ul className="family-decided">
        {texts.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              lang={one.language}
              aria-pressed={one.id === here}
              onClick={() => setMarked(one.id === marked ? undefined : one.id)}
            >
              {one.text}
            </button>
          </li>
        ))}
      </ul>
      {voice.canRead && texts.length > 0 && (
        <button
          type="button"
          disabled={voice.isBusy}
          onClick={said === undefined ? () => voice.read(texts) : voice.stop}
        >
          {said === undefined ? words.read : words.silence}
        </button>
      )}
    </>
  );
}
