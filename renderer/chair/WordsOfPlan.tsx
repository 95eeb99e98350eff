import { Button, Textfield } from '@digdir/designsystemet-react';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordsPart } from '#contract/words-rows.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';

type OwnWord = WordsPart['own'][number];

/** The plan's own word list: explained for the interpreter, wherever the word stands in a text. */
export function WordsOfPlan({ words }: { words: WordsPart }): ReactNode {
  const { t } = useTranslation('words');
  return (
    <section aria-labelledby="own-words-list">
      <h3 id="own-words-list">{t(($) => $.own.title)}</h3>
      {words.own.length === 0 && <p className="quiet">{t(($) => $.own.none)}</p>}
      <ul>
        {words.own.map((word) => (
          <OneWord key={word.id} word={word} mayRemove={words.mayExplain} />
        ))}
      </ul>
      {words.mayExplain ? (
        <NewWord language={words.written} />
      ) : (
        <p className="quiet">{t(($) => $.own.onlyHolder)}</p>
      )}
    </section>
  );
}

function OneWord({ word, mayRemove }: { word: OwnWord; mayRemove: boolean }): ReactNode {
  const { t } = useTranslation('words');
  const { run, refusal, isLocked } = useCommand();
  const language = useLanguage();
  const shown = word[language] ?? word.nb ?? word.nn;
  if (shown === undefined) return null;
  const term = word[language] === undefined ? (word.nb === undefined ? 'nn' : 'nb') : language;
  return (
    <li className="reading-said">
      <span lang={term}>
        <strong>{shown.term}</strong>: {shown.text}
      </span>
      {mayRemove && (
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={isLocked}
          aria-label={t(($) => $.own.removeOne, { word: shown.term })}
          onClick={() => void run('word.explain', { word: word.id })}
        >
          {t(($) => $.own.remove)}
        </Button>
      )}
      <RefusalNotice refusal={refusal} />
    </li>
  );
}

const empty = { nb: { term: '', text: '' }, nn: { term: '', text: '' } };

/** In the plan's own written form, and in the other where somebody knows it. */
function NewWord({ language }: { language: 'nb' | 'nn' }): ReactNode {
  const { t } = useTranslation('words');
  const { run, refusal, isLocked } = useCommand();
  const [typed, setTyped] = useState(empty);
  const forms = language === 'nb' ? (['nb', 'nn'] as const) : (['nn', 'nb'] as const);
  const said = forms.filter(
    (form) => typed[form].term.trim().length > 1 && typed[form].text.trim().length > 1,
  );

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await run('word.explain', Object.fromEntries(said.map((form) => [form, typed[form]])));
    if (result.ok) setTyped(empty);
  }

  return (
    <form className="words-new" onSubmit={(event) => void keep(event)}>
      <p className="quiet">{t(($) => $.own.hint)}</p>
      {forms.map((form) => (
        <fieldset key={form} className="reading-say">
          <legend>{t(($) => $.own[form])}</legend>
          {(['term', 'text'] as const).map((part) => (
            <Textfield
              key={part}
              label={t(($) => $.own[part])}
              lang={form}
              value={typed[form][part]}
              maxLength={part === 'term' ? 80 : 300}
              onChange={(event) =>
                setTyped({ ...typed, [form]: { ...typed[form], [part]: event.target.value } })
              }
            />
          ))}
        </fieldset>
      ))}
      <Button type="submit" variant="secondary" data-size="sm" disabled={isLocked || said.length === 0}>
        {t(($) => $.own.keep)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </form>
  );
}
