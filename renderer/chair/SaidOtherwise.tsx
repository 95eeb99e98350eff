import { Button, Textfield } from '@digdir/designsystemet-react';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** A name or a word that the voice says wrongly, and how it is to be said today. */
export function SaidOtherwise({ said }: { said: ChairView['readAloud']['said'] }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal, isLocked } = useCommand();
  const [written, setWritten] = useState('');
  const [spoken, setSpoken] = useState('');

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await run('reading.say', { written, spoken });
    if (!result.ok) return;
    setWritten('');
    setSpoken('');
  }

  return (
    <section>
      <h3>{t(($) => $.said.title)}</h3>
      <ul>
        {said.map((one) => (
          <li key={one.written} className="reading-said">
            {t(($) => $.said.line, one)}
            <Button
              variant="tertiary"
              data-size="sm"
              disabled={isLocked}
              aria-label={t(($) => $.said.removeOne, one)}
              onClick={() => void run('reading.say', { written: one.written })}
            >
              {t(($) => $.said.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <form className="reading-say" onSubmit={(event) => void keep(event)}>
        <Textfield
          label={t(($) => $.said.written)}
          value={written}
          maxLength={80}
          onChange={(event) => setWritten(event.target.value)}
        />
        <Textfield
          label={t(($) => $.said.spoken)}
          value={spoken}
          maxLength={200}
          onChange={(event) => setSpoken(event.target.value)}
        />
        <Button
          type="submit"
          variant="secondary"
          data-size="sm"
          disabled={isLocked || written.trim() === '' || spoken.trim() === ''}
        >
          {t(($) => $.said.keep)}
        </Button>
      </form>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
