import { Button } from '@digdir/designsystemet-react';
import type { ReactNode, RefObject } from 'react';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#language/language.ts';
import { replaceIn } from './check-paragraphs.ts';
import type { Hint } from './choose-hints.ts';
import { chooseShown, replacementOf } from './choose-hints.ts';
import type { Caret } from './find-field.ts';
import { findField, moveCaret, placeCaret, readCaret } from './find-field.ts';
import { hideHints, useHintPage } from './hint-page.ts';
import { HintRow } from './HintRow.tsx';
import { useHintKeys } from './use-hint-keys.ts';
import { useHints } from './use-hints.ts';
import { useUnderlinedHints } from './underline-hints.ts';
import { useWritingHere } from './use-writing-here.ts';

interface PlainHintsNeeds {
  /** The section, or the item, that the text is about: what is left to stand is remembered by it. */
  readonly place: string;
  readonly text: string;
  /** The written form of the text, not of the page. */
  readonly language: Language;
  /** Puts other words at one place of `text`, and at no other. */
  readonly onReplace: (range: { start: number; end: number }, text: string) => void;
}

/**
 * Plain language and spelling under the field that stands right before it (L1 to L7). It never stops anyone from
 * saving, and is told on the pages of those who write and on no other.
 */
export function PlainHints(needs: PlainHintsNeeds): ReactNode {
  return <FieldHints key={`${needs.place} ${needs.language}`} {...needs} />;
}

function FieldHints({ place, text, language, onReplace }: PlainHintsNeeds): ReactNode {
  const { t } = useTranslation('hints');
  const root = useRef<HTMLFieldSetElement>(null);
  const page = useHintPage();
  const isHere = useWritingHere(root, useId());
  const { found, isAway, leave } = useHints({ place, text, language, isOn: isHere && !page.isHidden });
  const shown = chooseShown(found);
  const keepCaret = useKeptCaret(root, text);
  useUnderlinedHints(root, text, found);

  function take(hint: Hint): void {
    const words = replacementOf(hint);
    if (words === undefined) return;
    keepCaret(hint, words);
    onReplace({ start: hint.start, end: hint.end }, words);
  }
  function leaveAsIs(hint: Hint): void {
    const next = shown.length > 1 ? root.current : findField(root.current);
    next?.focus({ preventScroll: true });
    leave(hint);
  }
  useHintKeys(root, shown, take);

  const isEmpty = !isHere || (shown.length === 0 && !isAway && !page.isHidden);
  return (
    <fieldset
      ref={root}
      className={isEmpty ? 'hints hints-none' : 'hints'}
      aria-label={t(($) => $.title)}
      tabIndex={-1}
    >
      <p className="only-heard" aria-live="polite">
        {shown.length > 0 && t(($) => $.heard, { count: shown.length })}
      </p>
      <HintRows hints={shown} language={language} onTake={take} onLeave={leaveAsIs} />
      {isHere && isAway && <p className="quiet">{t(($) => $.away)}</p>}
      {!isEmpty && <HideButton isHidden={page.isHidden} />}
    </fieldset>
  );
}

interface HintRowsNeeds {
  readonly hints: readonly Hint[];
  readonly language: Language;
  readonly onTake: (hint: Hint) => void;
  readonly onLeave: (hint: Hint) => void;
}

function HintRows({ hints, language, onTake, onLeave }: HintRowsNeeds): ReactNode {
  if (hints.length === 0) return null;
  return (
    <ol>
      {hints.map((hint, index) => (
        <HintRow
          key={`${hint.rule} ${hint.start}`}
          hint={hint}
          language={language}
          number={index + 1}
          onTake={() => onTake(hint)}
          onLeave={() => onLeave(hint)}
        />
      ))}
    </ol>
  );
}

function HideButton({ isHidden }: { isHidden: boolean }): ReactNode {
  const { t } = useTranslation('hints');
  return (
    <Button variant="tertiary" data-size="sm" aria-pressed={isHidden} onClick={() => hideHints(!isHidden)}>
      {t(($) => $.hide)}
    </Button>
  );
}

/** A field whose text is set anew has its caret at the end; it is put back where the writer was. */
function useKeptCaret(root: RefObject<Element | null>, text: string): (hint: Hint, words: string) => void {
  const kept = useRef<{ readonly caret: Caret; readonly text: string }>(undefined);
  useLayoutEffect(() => {
    const { current } = kept;
    kept.current = undefined;
    if (current?.text === text) placeCaret(current.caret);
  }, [text]);
  return ({ start, end }, words) => {
    const caret = moveCaret(readCaret(findField(root.current)), { start, end, length: words.length });
    kept.current = { caret, text: replaceIn(text, { start, end }, words) };
  };
}
