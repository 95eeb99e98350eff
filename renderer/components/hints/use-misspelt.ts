import { useEffect, useMemo, useState } from 'react';
import type { Language } from '#language/language.ts';
import type { PlainFinding } from '#language/plain/plain-finding.ts';
import { tellMisspelt } from '#language/plain/spelling-findings.ts';
import type { Word } from '#language/plain/words.ts';
import { useConnection, useHost } from '../../host-client/HostContext.tsx';

/** Of silence, before the page reads; and as long again before words are looked up. */
export const silenceMilliseconds = 400;
const mostWords = 200;
const longestWord = 60;

interface Looked {
  readonly words: ReadonlySet<string>;
  readonly likely: ReadonlyMap<string, readonly string[]>;
}

export interface Misspelt {
  readonly misspelt: readonly PlainFinding[];
  readonly isAway: boolean;
}

/** Each word is looked up once by a page, whoever wrote it and wherever it stands. */
export function useMisspelt(language: Language, words: readonly Word[]): Misspelt {
  const { call } = useHost();
  const [looked, setLooked] = useState<Looked>({ words: new Set(), likely: new Map() });
  const [isAway, setAway] = useState(false);
  const isOpen = useConnection() === 'open';
  useEffect(() => {
    const written = words.map(({ text }) => text).filter((word) => word.length <= longestWord);
    const unknown = [...new Set(written)].filter((word) => !looked.words.has(word)).slice(0, mostWords);
    if (unknown.length === 0 || !isOpen) return;
    const timer = setTimeout(async () => {
      const answer = await call('words.check', { language, words: unknown });
      if (!answer.ok) return;
      const { away, misspelt } = answer.value;
      setAway(away);
      // What nobody could look up is asked again with the next change of the text.
      if (!away) setLooked((known) => withLooked(known, unknown, misspelt));
    }, silenceMilliseconds);
    return () => clearTimeout(timer);
  }, [call, isOpen, language, words, looked]);
  const misspelt = useMemo(() => tellMisspelt(words, language, looked.likely), [words, language, looked]);
  return { misspelt, isAway };
}

function withLooked(
  known: Looked,
  words: readonly string[],
  misspelt: readonly { readonly word: string; readonly likely: readonly string[] }[],
): Looked {
  const likely = misspelt.map((one) => [one.word, one.likely] as const);
  return {
    words: new Set([...known.words, ...words]),
    likely: new Map([...known.likely, ...likely]),
  };
}
