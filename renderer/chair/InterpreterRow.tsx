import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

const ways = ['room', 'phone', 'video'] as const;

/** A2: language and form are noted, never the name. */
export function InterpreterRow({ interpreter }: { interpreter: ChairView['interpreter'] }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [typed, setTyped] = useState(interpreter.language ?? '');
  const language = typed.trim();

  function choose(by: (typeof ways)[number]): void {
    if (language.length >= 2) void run('rollCall.interpreter', { language, by });
  }

  return (
    <fieldset className="interpreter" aria-labelledby="interpreter">
      <strong id="interpreter">{t(($) => $.rollCall.interpreter)}</strong>
      <Textfield
        label={t(($) => $.rollCall.interpreterLanguage)}
        data-size="sm"
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="choices">
        {ways.map((by) => (
          <button
            key={by}
            type="button"
            className="choice"
            aria-pressed={interpreter.language !== undefined && interpreter.by === by}
            disabled={isLocked || language.length < 2}
            onClick={() => choose(by)}
          >
            {t(($) => $.rollCall[by])}
          </button>
        ))}
      </span>
      {interpreter.language !== undefined && (
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={isLocked}
          onClick={() => void run('rollCall.interpreter', { by: 'room' })}
        >
          {t(($) => $.rollCall.interpreterNone)}
        </Button>
      )}
      <RefusalNotice refusal={refusal} />
    </fieldset>
  );
}
