import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { FamilySays } from './EndingPanelClose.tsx';

interface DeletionNeeds {
  readonly state: ChairView['ending']['deletion'];
  readonly people: readonly PersonRow[];
}

/** S5: only where the municipality has it; the demand is sent, and nothing is deleted in the room. */
export function Deletion({ state, people }: DeletionNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  if (state === 'not-offered') return null;
  return (
    <div className="law-part">
      <h3>{t(($) => $.ending.deletion.title)}</h3>
      <p>{t(($) => $.ending.deletion[state])}</p>
      {state === 'offered' && (
        <AskOnce
          label={t(($) => $.ending.deletion.open)}
          variant="tertiary"
          question={t(($) => $.ending.deletion.question)}
          yes={t(($) => $.ending.deletion.yes)}
          command={command}
          onYes={async () => (await command.run('deletion.demand', { saidBy: [...saidBy] })).ok}
        >
          <p>{t(($) => $.ending.deletion.text)}</p>
          <FamilySays people={people} chosen={saidBy} onChange={setSaidBy} />
        </AskOnce>
      )}
    </div>
  );
}
