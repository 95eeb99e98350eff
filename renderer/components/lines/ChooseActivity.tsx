import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalDetail } from '#contract/console-rows.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { PlanForm } from '../plan/PlanForm.tsx';

interface ChooseNeeds {
  readonly activities: GoalDetail['activities'];
  readonly onChoose: (activity: string) => void;
  readonly onCancel: () => void;
}

/** Which activity a line is about: arrows choose, Enter goes on. */
export function ChooseActivity({ activities, onChoose, onCancel }: ChooseNeeds): ReactNode {
  const { t } = useTranslation('lines');
  const command = useCommand();
  const name = useId();
  const [chosen, setChosen] = useState(activities[0]?.id ?? '');
  return (
    <PlanForm
      title={t(($) => $.whichActivity.title)}
      save={t(($) => $.whichActivity.next)}
      command={command}
      onSave={() => onChoose(chosen)}
      onCancel={onCancel}
    >
      <Fieldset>
        <Fieldset.Legend>{t(($) => $.whichActivity.label)}</Fieldset.Legend>
        {activities.map((one) => (
          <Radio
            key={one.id}
            name={name}
            value={one.id}
            label={one.description}
            checked={chosen === one.id}
            onChange={() => setChosen(one.id)}
          />
        ))}
      </Fieldset>
    </PlanForm>
  );
}
