import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { FormHints } from '../hints/FormHints.tsx';
import type { FormPerson } from './form-people.ts';
import { OpenForm } from './OpenForm.tsx';
import { SaidByChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';
import type { Readers } from './ReaderChoice.tsx';
import { lacksReaders, ReaderChoice } from './ReaderChoice.tsx';
import { TopicChoice } from './TopicChoice.tsx';

interface NewGoalNeeds {
  /** Those present, who may have said it. */
  readonly present: readonly FormPerson[];
  /** The plan participants who may be chosen to see it; absent where this page does not choose. */
  readonly readers?: readonly FormPerson[] | undefined;
}

/** G1: the button, and the form that it opens. */
export function NewGoal(needs: NewGoalNeeds): ReactNode {
  const { t } = useTranslation('people');
  return (
    <OpenForm label={t(($) => $.goal.open)}>{(close) => <NewGoalForm {...needs} onDone={close} />}</OpenForm>
  );
}

const mostLetters = 200;
const everybody: Readers = { isLimited: false, to: [] };

function NewGoalForm({ present, readers, onDone }: NewGoalNeeds & { onDone: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [typed, setTyped] = useState('');
  const [topic, setTopic] = useState<Topic>('other');
  const [seenBy, setSeenBy] = useState(everybody);
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const title = typed.trim();

  async function save(): Promise<void> {
    setTried(true);
    if (title === '' || lacksReaders(seenBy)) return;
    const limit = seenBy.isLimited ? { limitedTo: [...seenBy.to] } : {};
    const result = await command.run('goal.add', { title, topic, ...limit, saidBy: [...saidBy] });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.goal.open)}
      save={t(($) => $.goal.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Textfield
        label={t(($) => $.goal.title)}
        description={t(($) => $.goal.hint)}
        maxLength={mostLetters}
        value={typed}
        error={isTried && title === '' ? t(($) => $.goal.missing) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <FormHints place="new-goal" text={typed} mostLetters={mostLetters} onChange={setTyped} />
      <TopicChoice topic={topic} onChange={setTopic} />
      {readers !== undefined && readers.length > 0 && (
        <ReaderChoice
          readers={seenBy}
          onChange={setSeenBy}
          people={readers}
          isMissing={isTried && lacksReaders(seenBy)}
        />
      )}
      <SaidByChoice people={present} chosen={saidBy} onChange={setSaidBy} />
    </PlanForm>
  );
}
