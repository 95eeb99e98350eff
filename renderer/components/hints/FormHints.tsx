import type { ReactNode } from 'react';
import { replaceIn } from './check-paragraphs.ts';
import { PlainHints } from './PlainHints.tsx';
import { useWrittenLanguage } from './use-written-language.ts';

interface FormHintsNeeds {
  readonly place: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What the field takes; a hint that would make it longer is not taken. */
  readonly mostLetters?: number;
}

/** Hints under a field of a form, in the written form of the plan. */
export function FormHints({ place, text, onChange, mostLetters = 2000 }: FormHintsNeeds): ReactNode {
  const language = useWrittenLanguage();
  return (
    <PlainHints
      place={place}
      text={text}
      language={language}
      onReplace={(range, words) => {
        const changed = replaceIn(text, range, words);
        if (changed.length <= mostLetters) onChange(changed);
      }}
    />
  );
}
