import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#domain/calendar.ts';
import { useCommand } from '../../host-client/use-command.ts';
import type { FormPerson } from './form-people.ts';
import { SaidByChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TextForm } from './TextForm.tsx';

/** What every form about one activity is given. */
export interface ActivityFormNeeds {
  readonly activity: string;
  readonly owner: string;
  readonly today: Day;
  readonly people: readonly FormPerson[];
  readonly onDone: () => void;
}

/** G2: dated and put under the activity; the description stands as it was. */
export function EvaluationForm({ activity, owner, people, onDone }: ActivityFormNeeds): ReactNode {
  const { t } = useTranslation('common');
  const command = useCommand();
  return (
    <TextForm
      title={t(($) => $.plan.addEvaluation)}
      place={activity}
      label={t(($) => $.plan.evaluation.label)}
      hint={t(($) => $.plan.evaluation.hint, { name: owner })}
      save={t(($) => $.plan.evaluation.save)}
      command={command}
      people={people}
      onSend={async (written) => (await command.run('evaluation.add', { activity, ...written })).ok}
      onDone={onDone}
    />
  );
}

/** G3: beside the evaluations, never among them. */
export function CommentForm({ activity, owner, people, onDone }: ActivityFormNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  return (
    <TextForm
      title={t(($) => $.comment.open)}
      place={activity}
      label={t(($) => $.comment.label)}
      hint={t(($) => $.comment.hint, { name: owner })}
      save={t(($) => $.comment.save)}
      command={command}
      people={people}
      onSend={async (written) => (await command.run('comment.add', { activity, ...written })).ok}
      onDone={onDone}
    />
  );
}

export function DeadlineForm({ activity, today, people, onDone }: ActivityFormNeeds): ReactNode {
  const { t } = useTranslation('common');
  const command = useCommand();
  const [deadline, setDeadline] = useState('');
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [isMissing, setMissing] = useState(false);

  async function save(): Promise<void> {
    setMissing(deadline === '');
    if (deadline === '') return;
    const result = await command.run('activity.deadline', { activity, deadline, saidBy: [...saidBy] });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.plan.changeDeadline)}
      save={t(($) => $.plan.deadline.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Textfield
        label={t(($) => $.plan.deadline.label)}
        type="date"
        min={today}
        value={deadline}
        error={isMissing ? t(($) => $.plan.deadline.missing) : undefined}
        onChange={(event) => setDeadline(event.target.value)}
      />
      <SaidByChoice people={people} chosen={saidBy} onChange={setSaidBy} />
    </PlanForm>
  );
}

/** G4: closed with its reason, never deleted. */
export function CloseForm({ activity, people, onDone }: ActivityFormNeeds): ReactNode {
  const { t } = useTranslation('common');
  const command = useCommand();
  const [status, setStatus] = useState<'done' | 'ended'>('done');
  const [reason, setReason] = useState('');
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [isMissing, setMissing] = useState(false);

  async function save(): Promise<void> {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const input = { activity, status, reason: reason.trim(), saidBy: [...saidBy] };
    const result = await command.run('activity.close', input);
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.plan.close)}
      save={t(($) => $.plan.closing.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Fieldset>
        <Fieldset.Legend>{t(($) => $.plan.closing.how)}</Fieldset.Legend>
        {(['done', 'ended'] as const).map((one) => (
          <Radio
            key={one}
            name={`close-${activity}`}
            value={one}
            label={t(($) => $.plan.closing[one])}
            checked={status === one}
            onChange={() => setStatus(one)}
          />
        ))}
      </Fieldset>
      <ReasonField place={activity} reason={reason} onChange={setReason} isMissing={isMissing} />
      <SaidByChoice people={people} chosen={saidBy} onChange={setSaidBy} />
    </PlanForm>
  );
}
