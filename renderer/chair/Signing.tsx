import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { DayChoice } from '../components/plan/DayChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';

type Draft = NonNullable<NonNullable<ChairView['consent']>['draft']>;

interface SigningNeeds {
  readonly view: ChairView;
  readonly draft: Draft;
  readonly onDone: () => void;
}

/** C9: it counts when the chair has seen the form and names who signed and on which day. */
export function Signing({ view, draft, onDone }: SigningNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [isSeen, setSeen] = useState(false);
  const [isHeard, setHeard] = useState(false);
  const [signed, setSigned] = useState<readonly string[]>([]);
  const [on, setOn] = useState('');
  const [isTried, setTried] = useState(false);
  const hasInterpreter = view.interpreter.language !== undefined;
  const isReady = isSeen && signed.length > 0 && on !== '' && (isHeard || !hasInterpreter);

  async function save(): Promise<void> {
    setTried(true);
    if (!isReady) return;
    const signatures = draft.missing
      .filter((one) => signed.includes(keyOf(one)))
      .map(({ id, part }) => ({ participant: id, part, on }));
    const rendered = hasInterpreter ? { interpreterIsDone: true } : {};
    if ((await command.run('consent.sign', { signatures, ...rendered })).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.signing.title)}
      save={t(($) => $.signing.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <FormSeen isSeen={isSeen} onSeen={setSeen} />
      {hasInterpreter && <InterpreterDone isHeard={isHeard} onHeard={setHeard} />}
      <Fieldset className="people-choice">
        <Fieldset.Legend>{t(($) => $.signing.who)}</Fieldset.Legend>
        {draft.missing.map((one) => (
          <Checkbox
            key={keyOf(one)}
            value={keyOf(one)}
            label={t(($) => $.signing.part[one.part], { name: one.name })}
            checked={signed.includes(keyOf(one))}
            onChange={() => setSigned(toggle(signed, keyOf(one)))}
          />
        ))}
      </Fieldset>
      <DayChoice
        legend={t(($) => $.signing.day)}
        today={view.today}
        when="past"
        day={on}
        onDay={setOn}
        isMissing={isTried}
      />
      {isTried && !isReady && <p className="field-error">{t(($) => $.signing.lacks)}</p>}
    </PlanForm>
  );
}

function keyOf({ id, part }: Draft['missing'][number]): string {
  return `${id} ${part}`;
}

function toggle(chosen: readonly string[], one: string): readonly string[] {
  return chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
}

interface SeenNeeds {
  readonly isSeen: boolean;
  readonly onSeen: (isSeen: boolean) => void;
}

export function FormSeen({ isSeen, onSeen }: SeenNeeds): ReactNode {
  const { t } = useTranslation('chair');
  return <Checkbox label={t(($) => $.signing.seen)} checked={isSeen} onChange={() => onSeen(!isSeen)} />;
}

interface HeardNeeds {
  readonly isHeard: boolean;
  readonly onHeard: (isHeard: boolean) => void;
}

/** C9: nobody signs what they have not heard in a language they know. */
export function InterpreterDone({ isHeard, onHeard }: HeardNeeds): ReactNode {
  const { t } = useTranslation('chair');
  return <Checkbox label={t(($) => $.signing.heard)} checked={isHeard} onChange={() => onHeard(!isHeard)} />;
}
