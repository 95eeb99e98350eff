import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

const longest = 300;

interface WordsNeeds {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** They stand on the wall now. */
  readonly isShown: boolean;
}

/** M11: nobody sees a letter of it before the child presses; then it is the wall's, until the room goes on. */
export function FamilyWords({ words, onWords, isShown }: WordsNeeds): ReactNode {
  const { t } = useTranslation('family');
  const { run, refusal, isLocked } = useCommand();
  const field = useId();

  async function show(): Promise<void> {
    const shown = await run('family.show', { text: words.trim() });
    if (shown.ok) onWords('');
  }

  return (
    <section className="family-part" aria-labelledby="say">
      <h2 id="say">{t(($) => $.say.title)}</h2>
      <label htmlFor={field}>{t(($) => $.say.label)}</label>
      <p id={`${field}-hint`} className="family-quiet">
        {t(($) => $.say.hint)}
      </p>
      <textarea
        id={field}
        rows={3}
        maxLength={longest}
        value={words}
        aria-describedby={`${field}-hint ${field}-left`}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onWords(event.target.value)}
      />
      <p id={`${field}-left`} className="family-quiet">
        {t(($) => $.say.left, { number: longest - words.length })}
      </p>
      <div className="family-buttons">
        <button
          type="button"
          className="family-main"
          disabled={isLocked || words.trim() === ''}
          onClick={() => void show()}
        >
          {t(($) => $.say.show)}
        </button>
        <button type="button" disabled={words === ''} onClick={() => onWords('')}>
          {t(($) => $.say.clear)}
        </button>
      </div>
      <p aria-live="polite">{isShown && t(($) => $.say.stands)}</p>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
