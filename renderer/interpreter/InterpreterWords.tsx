import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedWord } from '#contract/table-views.ts';
import { useLanguage } from '../language/use-room-look.ts';

/** The words of the trade that stand in these lines, explained as one would to a neighbour. */
export function InterpreterWords({ words }: { words: readonly ExplainedWord[] }): ReactNode {
  const { t } = useTranslation('interpreter');
  const language = useLanguage();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
    <section className="interpreter-words" aria-labelledby="words" tabIndex={0}>
      <h2 id="words">{t(($) => $.words.title)}</h2>
      {words.length === 0 && <p className="interpreter-quiet">{t(($) => $.words.none)}</p>}
      <dl>
        {words.map((word) => (
          <Word key={`${word.nb?.term ?? ''} ${word.nn?.term ?? ''}`} word={word} language={language} />
        ))}
      </dl>
    </section>
  );
}

/** In the page's own written form; a word of the plan may be explained in the other alone. */
function Word({ word, language }: { word: ExplainedWord; language: 'nb' | 'nn' }): ReactNode {
  const { t } = useTranslation('interpreter');
  const other = language === 'nb' ? 'nn' : 'nb';
  const said = word[language] ?? word[other];
  if (said === undefined) return null;
  const saidIn = word[language] === undefined ? other : language;
  const elsewhere = word[other]?.term;
  return (
    <div>
      <dt lang={saidIn}>
        {said.term}
        {elsewhere !== undefined && elsewhere !== said.term && (
          <span className="interpreter-quiet" lang={other}>
            {` ${elsewhere}`}
          </span>
        )}
      </dt>
      <dd lang={saidIn}>{said.text}</dd>
      {word.own === true && <dd className="interpreter-quiet">{t(($) => $.words.own)}</dd>}
    </div>
  );
}
