import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { Day } from '#domain/calendar.ts';
import { useCommand } from '../../host-client/use-command.ts';
import type { FormPerson } from './form-people.ts';
import { FormHints } from '../hints/FormHints.tsx';
import { PeopleChoice, SaidByChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';

interface NewActivityNeeds {
  readonly goal: string;
  readonly today: Day;
  readonly people: readonly FormPerson[];
  /** Those present, who may have said it. */
  readonly present: readonly FormPerson[];
  readonly onDone: () => void;
}

const mostLetters = 200;

type NewActivity = CommandInput<'activity.add'>;

/** G1: what, who, and by when. Somebody without access is written as free text. */
export function NewActivityForm({ goal, today, people, present, onDone }: NewActivityNeeds): ReactNode {
  const { t } = useTranslation('common');
  const command = useCommand();
  const [typed, setTyped] = useState({ what: '', other: '', deadline: '' });
  const [who, setWho] = useState<readonly string[]>([]);
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const responsible = responsibleFrom(who, typed.other);
  const description = typed.what.trim();

  async function save(): Promise<void> {
    setTried(true);
    if (description === '' || responsible.length === 0) return;
    const deadline = typed.deadline === '' ? {} : { deadline: typed.deadline };
    const input = { goal, description, responsible, saidBy: [...saidBy], ...deadline };
    const result = await command.run('activity.add', input);
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.plan.addActivity)}
      save={t(($) => $.plan.activity.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Textfield
        label={t(($) => $.plan.activity.what)}
        description={t(($) => $.plan.activity.hint)}
        maxLength={mostLetters}
        value={typed.what}
        error={isTried && description === '' ? t(($) => $.plan.textMissing) : undefined}
        onChange={(event) => setTyped({ ...typed, what: event.target.value })}
      />
      <FormHints
        place={goal}
        text={typed.what}
        mostLetters={mostLetters}
        onChange={(what) => setTyped({ ...typed, what })}
      />
      <PeopleChoice legend={t(($) => $.plan.activity.who)} people={people} chosen={who} onChange={setWho} />
      <Textfield
        label={t(($) => $.plan.activity.other)}
        maxLength={80}
        value={typed.other}
        error={isTried && responsible.length === 0 ? t(($) => $.plan.activity.whoMissing) : undefined}
        onChange={(event) => setTyped({ ...typed, other: event.target.value })}
      />
      <Textfield
        label={t(($) => $.plan.activity.deadline)}
        description={t(($) => $.plan.activity.deadlineHint)}
        type="date"
        min={today}
        value={typed.deadline}
        onChange={(event) => setTyped({ ...typed, deadline: event.target.value })}
      />
      <SaidByChoice people={present} chosen={saidBy} onChange={setSaidBy} />
    </PlanForm>
  );
}

function responsibleFrom(who: readonly string[], other: string): NewActivity['responsible'] {
  const named = who.map((participant) => ({ participant }));
  return other.trim() === '' ? named : [...named, { name: other.trim() }];
}
