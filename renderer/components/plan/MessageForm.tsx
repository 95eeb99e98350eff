import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import type { FormPerson } from './form-people.ts';
import { PeopleChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';
import { TopicChoice } from './TopicChoice.tsx';
import { useCommand } from '../../host-client/use-command.ts';

interface WriteNeeds {
  readonly people: readonly FormPerson[];
  readonly onDone: () => void;
}

/** K2: to some or to all, and who sees it in any case is read before it is sent. */
export function MessageForm({ people, onDone }: WriteNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [typed, setTyped] = useState('');
  const [topic, setTopic] = useState<Topic>('other');
  const [to, setTo] = useState<readonly string[]>();
  const [isTried, setTried] = useState(false);
  const text = typed.trim();
  const isToNobody = to?.length === 0;

  async function send(): Promise<void> {
    setTried(true);
    if (text === '' || isToNobody) return;
    const receivers = to === undefined ? {} : { to: [...to] };
    const result = await command.run('message.send', { ...receivers, topic, text });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.messages.open)}
      save={t(($) => $.messages.send)}
      command={command}
      onSave={() => void send()}
      onCancel={onDone}
    >
      <ToChoice people={people} to={to} onChange={setTo} isMissing={isTried && isToNobody} />
      <TopicChoice topic={topic} onChange={setTopic} />
      <Textfield
        label={t(($) => $.messages.text)}
        multiline
        rows={3}
        maxLength={2000}
        value={typed}
        error={isTried && text === '' ? t(($) => $.messages.textMissing) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p>
        <strong>{t(($) => $.messages.seen)}</strong>
      </p>
    </PlanForm>
  );
}

interface ToNeeds {
  readonly people: readonly FormPerson[];
  /** Absent is everybody. */
  readonly to: readonly string[] | undefined;
  readonly onChange: (to: readonly string[] | undefined) => void;
  readonly isMissing: boolean;
}

function ToChoice({ people, to, onChange, isMissing }: ToNeeds): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  return (
    <>
      <Fieldset className="people-choice">
        <Fieldset.Legend>{t(($) => $.messages.to)}</Fieldset.Legend>
        <Radio
          name={name}
          value="all"
          label={t(($) => $.messages.toAll)}
          checked={to === undefined}
          onChange={() => onChange(undefined)}
        />
        <Radio
          name={name}
          value="some"
          label={t(($) => $.messages.toSome)}
          checked={to !== undefined}
          onChange={() => onChange([])}
        />
      </Fieldset>
      {to !== undefined && (
        <PeopleChoice legend={t(($) => $.messages.toWho)} people={people} chosen={to} onChange={onChange} />
      )}
      {isMissing && <p className="field-error">{t(($) => $.messages.toMissing)}</p>}
    </>
  );
}
