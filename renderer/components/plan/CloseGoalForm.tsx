import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../host-client/use-command.ts';
import { PlanForm } from './PlanForm.tsx';
import { ReasonField } from './ReasonField.tsx';

/** G4: a goal is closed with its reason, whether it was reached or not. */
export function CloseGoalForm({ goal, onDone }: { goal: string; onDone: () => void }): ReactNode {
  const { t } = useTranslation('common');
  const command = useCommand();
  const [isReached, setReached] = useState(true);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);

  async function save(): Promise<void> {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const result = await command.run('goal.close', {
      goal,
      reached: isReached,
      reason: reason.trim(),
      saidBy: [],
    });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.plan.goalClosing.open)}
      save={t(($) => $.plan.goalClosing.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Fieldset>
        <Fieldset.Legend>{t(($) => $.plan.goalClosing.how)}</Fieldset.Legend>
        <Radio
          name="goal-reached"
          value="yes"
          label={t(($) => $.plan.goalClosing.reached)}
          checked={isReached}
          onChange={() => setReached(true)}
        />
        <Radio
          name="goal-reached"
          value="no"
          label={t(($) => $.plan.goalClosing.notReached)}
          checked={!isReached}
          onChange={() => setReached(false)}
        />
      </Fieldset>
      <ReasonField place={goal} reason={reason} onChange={setReason} isMissing={isMissing} />
    </PlanForm>
  );
}
