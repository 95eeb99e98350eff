import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedWord } from '#contract/table-views.ts';
import { useLanguage } from '../language/use-room-look.ts';

/** The words of the trade that stand in these lines, explained as one would to a neighbour. */
export function InterpreterWords({ words }: { words: readonly ExplainedWord[] }): ReactNode {
  const { t } = useTranslation('interpreter');
  const language = useLanguage();
  const other = language === 'nb' ? 'nn' : 'nb';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <section className="interpreter-words" aria-labelledby="words" tabIndex={0}>
      <h2 id="words">{t(($) => $.words.title)}</h2>
      {words.length === 0 && <p className="interpreter-quiet">{t(($) => $.words.none)}</p>}
      <dl>
        {words.map((word) => (
          <div key={word.nb.term}>
            <dt lang={language}>
              {word[language].term}
              {word[other].term !== word[language].term && (
                <span className="interpreter-quiet" lang={other}>
                  {` ${word[other].term}`}
                </span>
              )}
            </dt>
            <dd lang={language}>{word[language].text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
