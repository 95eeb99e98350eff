import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '#contract/commands.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import type { FieldNeeds } from './use-faults.ts';
import { useFaults } from './use-faults.ts';

type Answer = CommandOutput<'setup.try'>['answer'];

/** Where the municipality's store answers, and whether it does. */
export function SetUpStore({ draft, faults, onChange }: FieldNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [answer, setAnswer] = useState<Answer>();
  const faultAt = useFaults(faults);

  async function tryAddress(): Promise<void> {
    setAnswer(undefined);
    const result = await run('setup.try', { store: draft.store });
    if (result.ok) setAnswer(result.value.answer);
  }

  return (
    <section className="set-up-part" aria-labelledby="set-up-store">
      <h2 id="set-up-store">{t(($) => $.store.title)}</h2>
      <Textfield
        type="url"
        label={t(($) => $.store.address)}
        description={t(($) => $.store.hint)}
        value={draft.store}
        error={faultAt('store')}
        onChange={(event) => {
          setAnswer(undefined);
          onChange({ store: event.target.value });
        }}
      />
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked || draft.store.trim() === ''}
        onClick={() => void tryAddress()}
      >
        {t(($) => $.store.try)}
      </Button>
      <p aria-live="polite">{answer !== undefined && t(($) => $.store.answers[answer])}</p>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
