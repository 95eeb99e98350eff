import { Checkbox, Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ComponentProps, ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { PlanPart } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { DayChoice } from '../components/plan/DayChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { offeredEnds } from './PeoplePanelDays.ts';

interface PersonFormNeeds {
  readonly person: PersonRow;
  readonly today: Day;
  readonly onDone: () => void;
}

type Access = PersonRow['access'];

/** R4: level and limits are chosen together with the family. */
export function AccessForm({ person, onDone }: Omit<PersonFormNeeds, 'today'>): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [access, setAccess] = useState<Access>(person.access);
  const [without, setWithout] = useState<readonly PlanPart[]>(person.without ?? []);
  const { id: participant, name } = person;

  async function save(): Promise<void> {
    const narrowed = access === 'full' ? { without: [...without] } : {};
    const result = await command.run('person.access', { participant, access, ...narrowed });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.access.title, { name })}
      save={t(($) => $.access.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <AccessChoice legend={t(($) => $.access.level, { name })} access={access} onChange={setAccess} />
      {access === 'full' && <PartsChoice name={name} without={without} onChange={setWithout} />}
      <p className="quiet">{t(($) => $.access.topicsByConsent, { name })}</p>
    </PlanForm>
  );
}

interface AccessNeeds {
  readonly legend: string;
  readonly access: Access;
  readonly onChange: (access: Access) => void;
}

export function AccessChoice({ legend, access, onChange }: AccessNeeds): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  const hints = { read: t(($) => $.access.readHint), full: t(($) => $.access.fullHint) };
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      <Fieldset.Description>{t(($) => $.access.together)}</Fieldset.Description>
      {(['read', 'full'] as const).map((one) => (
        <Radio
          key={one}
          name={name}
          value={one}
          label={t(($) => $.access[one])}
          description={hints[one]}
          checked={access === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}

const parts = ['goals', 'activities', 'evaluations', 'documents', 'minutes'] as const;

interface PartsNeeds {
  readonly name: string;
  readonly without: readonly PlanPart[];
  readonly onChange: (without: readonly PlanPart[]) => void;
}

function PartsChoice({ name, without, onChange }: PartsNeeds): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Fieldset className="people-choice">
      <Fieldset.Legend>{t(($) => $.access.without, { name })}</Fieldset.Legend>
      <Fieldset.Description>{t(($) => $.access.withoutHint, { name })}</Fieldset.Description>
      {parts.map((part) => (
        <Checkbox
          key={part}
          value={part}
          label={t(($) => $.access.parts[part])}
          checked={without.includes(part)}
          onChange={(event) =>
            onChange(event.target.checked ? [...without, part] : without.filter((one) => one !== part))
          }
        />
      ))}
    </Fieldset>
  );
}

interface DayFormNeeds {
  readonly words: {
    readonly title: string;
    readonly save: string;
    readonly hint: string;
    readonly when: string;
  };
  readonly today: Day;
  readonly offered?: ComponentProps<typeof DayChoice>['offered'];
  readonly when: 'to-come' | 'past';
  readonly command: Command;
  /** True when it was taken. */
  readonly onDay: (on: Day) => Promise<boolean>;
  readonly onDone: () => void;
}

/** One question about one person, answered with a day. */
function DayForm({ words, today, offered, when, command, onDay, onDone }: DayFormNeeds): ReactNode {
  const [on, setOn] = useState('');
  const [isTried, setTried] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    if (on !== '' && (await onDay(on))) onDone();
  }

  return (
    <PlanForm
      title={words.title}
      save={words.save}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p>{words.hint}</p>
      <DayChoice
        legend={words.when}
        today={today}
        {...(offered === undefined ? {} : { offered })}
        when={when}
        day={on}
        onDay={setOn}
        isMissing={isTried}
      />
    </PlanForm>
  );
}

/** R3: today, or a day to come. */
export function EndForm({ person, today, onDone }: PersonFormNeeds): ReactNode {
  const { t } = useTranslation('people');
  const { id: participant, name } = person;
  const command = useCommand();
  const words = {
    title: t(($) => $.end.title, { name }),
    save: t(($) => $.end.save),
    hint: t(($) => $.end.hint, { name }),
    when: t(($) => $.end.when),
  };
  return (
    <DayForm
      words={words}
      today={today}
      offered={offeredEnds(person, today)}
      when="to-come"
      command={command}
      onDay={async (on) => (await command.run('person.end', { participant, on })).ok}
      onDone={onDone}
    />
  );
}

/** R9: the chair has seen the declaration, and names the day that stands on it. */
export function DeclareForm({ person, today, onDone }: PersonFormNeeds): ReactNode {
  const { t } = useTranslation('people');
  const { id: participant, name } = person;
  const command = useCommand();
  const words = {
    title: t(($) => $.declare.title, { name }),
    save: t(($) => $.declare.save),
    hint: t(($) => $.declare.hint),
    when: t(($) => $.declare.when),
  };
  return (
    <DayForm
      words={words}
      today={today}
      when="past"
      command={command}
      onDay={async (on) => (await command.run('person.declare', { participant, on })).ok}
      onDone={onDone}
    />
  );
}
