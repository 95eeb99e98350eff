import { useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '#language/language.ts';
import { useHost, useHostState } from '../../host-client/HostContext.tsx';
import type { PlainAnswer } from './check-paragraphs.ts';
import { createCheckAgain, followSpans } from './check-paragraphs.ts';
import type { Hint } from './choose-hints.ts';
import { joinFindings, keyOf } from './choose-hints.ts';
import { useLeft } from './use-left.ts';
import { silenceMilliseconds, useMisspelt } from './use-misspelt.ts';

export interface HintNeeds {
  readonly place: string;
  readonly text: string;
  readonly language: Language;
  /** Somebody writes here, and wants hints. */
  readonly isOn: boolean;
}

export interface Hints {
  readonly found: readonly Hint[];
  /** No dictionary: the words are not looked up for now. */
  readonly isAway: boolean;
  readonly leave: (hint: Hint) => void;
}

/** What could be said more plainly in this text as it stands now, without what was left to stand. */
export function useHints(needs: HintNeeds): Hints {
  const { place, text, language, isOn } = needs;
  const { call } = useHost();
  const checked = useChecked(needs);
  const { misspelt, isAway } = useMisspelt(language, checked.words);
  const joined = useMemo(() => joinFindings(checked.text, checked.findings, misspelt), [checked, misspelt]);
  const { isLeft, setLeft } = useLeft(place, joined);
  const found = useMemo(() => {
    const told = joined.filter(({ mark }) => isLeft.get(keyOf(mark)) === false);
    return followSpans(told, checked.text, text);
  }, [checked, joined, isLeft, text]);

  function leave({ rule, mark }: Hint): void {
    setLeft(mark);
    // A word that is right is right wherever it is written.
    void call('hint.leave', rule === 'spelling' ? mark : { ...mark, place });
  }
  return { found: isOn ? found : [], isAway: isOn && isAway, leave };
}

interface Checked extends PlainAnswer {
  readonly text: string;
}

const nothing: Checked = { text: '', findings: [], words: [] };

/** Read after a silence, never on a key. */
function useChecked({ text, language, isOn }: HintNeeds): Checked {
  const names = useNames();
  const checkAgain = useRef(createCheckAgain());
  const [checked, setChecked] = useState(nothing);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(
      () => setChecked({ text, ...checkAgain.current({ text, language, names }) }),
      silenceMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [text, language, names, isOn]);
  return checked;
}

/** Everybody whom this page is shown by name. */
function useNames(): readonly string[] {
  const { sent } = useHostState();
  const isWriter = sent?.role === 'chair' || sent?.role === 'minute-taker';
  const people = isWriter ? [sent.view.plan?.name ?? '', ...sent.view.people.map(({ name }) => name)] : [];
  const all = people.join('\n');
  return useMemo(() => all.split('\n').filter((name) => name !== ''), [all]);
}
