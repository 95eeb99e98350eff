import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../host-client/use-command.ts';
import type { FormPerson } from './form-people.ts';
import { FormHints } from '../hints/FormHints.tsx';
import { SaidByChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';

interface TextFormNeeds {
  readonly title: string;
  readonly label: string;
  /** The item that the text is about. */
  readonly place: string;
  readonly hint: string;
  readonly save: string;
  readonly command: Command;
  readonly people: readonly FormPerson[];
  /** Whether it was taken, so that the form can go. */
  readonly onSend: (written: { text: string; saidBy: string[] }) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Something that was said of an activity, and by whom: evaluations and comments end with the same lines. */
export function TextForm(needs: TextFormNeeds): ReactNode {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState('');
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const text = typed.trim();

  async function save(): Promise<void> {
    setTried(true);
    if (text === '') return;
    if (await needs.onSend({ text, saidBy: [...saidBy] })) needs.onDone();
  }

  return (
    <PlanForm
      title={needs.title}
      save={needs.save}
      command={needs.command}
      onSave={() => void save()}
      onCancel={needs.onDone}
    >
      <Textfield
        label={needs.label}
        description={needs.hint}
        multiline
        rows={2}
        maxLength={2000}
        value={typed}
        error={isTried && text === '' ? t(($) => $.plan.textMissing) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <FormHints place={needs.place} text={typed} onChange={setTyped} />
      <SaidByChoice people={needs.people} chosen={saidBy} onChange={setSaidBy} />
    </PlanForm>
  );
}
