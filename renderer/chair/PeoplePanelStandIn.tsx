import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';

interface StandInNeeds {
  readonly people: readonly PersonRow[];
  /** Who chairs now. */
  readonly me: string | undefined;
  readonly onDone: () => void;
}

/** R15: an employee whom the consent names chairs this meeting; what a stand-in never does is said first. */
export function StandInForm({ people, me, onDone }: StandInNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [chosen, setChosen] = useState('');
  const [isTried, setTried] = useState(false);
  const place = useId();
  const able = people.filter((one) => one.id !== me && mayStandIn(one));

  async function save(): Promise<void> {
    setTried(true);
    if (chosen === '') return;
    const result = await command.run('standIn.name', { participant: chosen });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.standIn.open)}
      save={t(($) => $.standIn.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p>{able.length === 0 ? t(($) => $.standIn.none) : t(($) => $.standIn.effect)}</p>
      <Field>
        <Label htmlFor={place}>{t(($) => $.standIn.who)}</Label>
        <Field.Description>{t(($) => $.standIn.hint)}</Field.Description>
        <Select id={place} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t(($) => $.standIn.choose)}</option>
          {able.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
        {isTried && chosen === '' && <ValidationMessage>{t(($) => $.standIn.missing)}</ValidationMessage>}
      </Field>
    </PlanForm>
  );
}

function mayStandIn({ employee, consent }: PersonRow): boolean {
  return employee && (consent === 'named' || consent === 'limited');
}
