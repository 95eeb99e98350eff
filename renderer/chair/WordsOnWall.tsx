import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** In which written form the wall shows the text, and the original one button away. Not there where nothing translates. */
export function WordsOnWall({ words }: { words: ChairView['words'] }): ReactNode {
  const { t } = useTranslation('words');
  const { run, refusal, isLocked } = useCommand();
  if (words === undefined || !words.offered) return null;
  const { written, form, original } = words;
  return (
    <div className="wall-parts">
      <fieldset className="choices-named">
        <legend>{t(($) => $.wall.title)}</legend>
        <div className="choices">
          {(['nb', 'nn'] as const).map((language) => (
            <button
              key={language}
              type="button"
              className="choice"
              lang={language}
              aria-pressed={(form ?? written) === language}
              disabled={isLocked}
              onClick={() => void run('screen.form', { language })}
            >
              {t(($) => $.wall[language])}
            </button>
          ))}
        </div>
      </fieldset>
      {form !== undefined && (
        <>
          <Button
            variant="secondary"
            data-size="sm"
            aria-pressed={original}
            disabled={isLocked}
            onClick={() => void run('screen.original', {})}
          >
            {t(($) => $.wall.original)}
          </Button>
          <p className="quiet">{t(($) => $.wall.hint)}</p>
        </>
      )}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
