import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#language/language.ts';
import type { Hint } from './choose-hints.ts';
import { replacementOf } from './choose-hints.ts';

interface HintRowNeeds {
  readonly hint: Hint;
  readonly language: Language;
  /** Its key is Alt and this number. */
  readonly number: number;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** The words in question, what to write instead, and two ways on. */
export function HintRow({ hint, language, number, onTake, onLeave }: HintRowNeeds): ReactNode {
  const { t } = useTranslation('hints');
  const replacement = replacementOf(hint);
  const words = inQuestion(hint);
  const key = `Alt+${number}`;
  return (
    <li className={`plain-hint plain-hint-${hint.level}`}>
      <p>
        <span className="plain-hint-level">{t(($) => $.level[hint.level])}</span>{' '}
        <strong lang={language}>«{words}»</strong> <span lang={language}>{hint.hint}</span>
      </p>
      <span className="buttons">
        {replacement !== undefined && (
          <Button variant="secondary" data-size="sm" aria-keyshortcuts={key} onClick={onTake}>
            {t(($) => $.take, { words: replacement })}
            <kbd aria-hidden="true">{key.replace('+', ' ')}</kbd>
          </Button>
        )}
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t(($) => $.leaveOne, { words })}
          onClick={onLeave}
        >
          {t(($) => $.leave)}
        </Button>
      </span>
    </li>
  );
}

const mostLetters = 40;

/** Of a long sentence how it begins; of a passive both its words. */
function inQuestion({ rule, words, match }: Hint): string {
  if (rule !== 'long-sentence') return match;
  return words.length <= mostLetters ? words : `${words.slice(0, mostLetters).replace(/\s+\S*$/u, '')} …`;
}
