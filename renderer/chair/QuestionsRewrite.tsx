import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { QuestionRow } from '#contract/question-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';

interface RewriteNeeds {
  readonly row: Extract<QuestionRow, { kind: 'value' }>;
  readonly view: ChairView;
  readonly onDone: () => void;
  readonly onSettled: () => void;
}

interface Typed {
  readonly text: string;
  readonly who: readonly string[];
}

type Value = NonNullable<CommandInput<'question.settle'>['value']>;

/** Neither of the two: what the meeting agrees on now. */
export function RewriteForm({ row, view, onDone, onSettled }: RewriteNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [typed, setTyped] = useState<Typed>({ text: '', who: [] });
  const [isTried, setTried] = useState(false);
  const value = valueFrom(row.field, typed);

  async function save(): Promise<void> {
    setTried(true);
    if (value === undefined) return;
    const input = { fact: row.fact, choice: 'rewritten', value, saidBy: [] } as const;
    const result = await command.run('question.settle', { ...input, saidBy: [] });
    if (!result.ok) return;
    onDone();
    onSettled();
  }

  return (
    <PlanForm
      title={t(($) => $.questions.rewrite.title)}
      save={t(($) => $.questions.rewrite.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <NewValue row={row} view={view} typed={typed} onType={setTyped} />
      {isTried && value === undefined && (
        <p className="field-error">{t(($) => $.questions.rewrite.missing)}</p>
      )}
    </PlanForm>
  );
}

function valueFrom(field: RewriteNeeds['row']['field'], { text, who }: Typed): Value | undefined {
  const words = text.trim();
  if (field !== 'responsible') return words === '' ? undefined : words;
  const named = who.map((participant) => ({ participant }));
  const all = words === '' ? named : [...named, { name: words }];
  return all.length === 0 ? undefined : all;
}

interface NewValueNeeds extends Pick<RewriteNeeds, 'row' | 'view'> {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

/** Each field is written as it is written elsewhere: words, a day, a status, or people. */
function NewValue({ row, view, typed, onType }: NewValueNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const label = capital(t(($) => $.questions.fields[row.field]));
  const type = (text: string): void => onType({ ...typed, text });
  if (row.field === 'status') return <StatusChoice label={label} status={typed.text} onChange={type} />;
  if (row.field === 'responsible') {
    return (
      <>
        <PeopleChoice
          legend={label}
          people={view.people.filter((one) => one.consent !== 'ended')}
          chosen={typed.who}
          onChange={(who) => onType({ ...typed, who })}
        />
        <Textfield
          label={t(($) => $.questions.rewrite.other)}
          maxLength={80}
          value={typed.text}
          onChange={(event) => type(event.target.value)}
        />
      </>
    );
  }
  const kind =
    row.field === 'description' ? { maxLength: 200 } : ({ type: 'date', min: view.today } as const);
  return (
    <Textfield label={label} {...kind} value={typed.text} onChange={(event) => type(event.target.value)} />
  );
}

interface StatusNeeds {
  readonly label: string;
  readonly status: string;
  readonly onChange: (status: string) => void;
}

function StatusChoice({ label, status, onChange }: StatusNeeds): ReactNode {
  const { t } = useTranslation('common');
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {(['new', 'ongoing'] as const).map((one) => (
        <Radio
          key={one}
          name={name}
          value={one}
          label={t(($) => $.status[one])}
          checked={status === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
