import { Checkbox, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Topic } from '#domain/bodies.ts';
import { ChoiceRow } from '../components/console/ChoiceRow.tsx';
import { everyTopic, limitOf, TopicBoxes } from '../components/console/TopicBoxes.tsx';
import { useYesNo } from '../components/console/use-yes-no.ts';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';

type Draft = CommandInput<'consent.draft'>;
type Transition = NonNullable<Draft['transition']>;
type Chosen = Readonly<Record<string, readonly Topic[]>>;

const transitions = [
  'none',
  'kindergarten',
  'kindergarten-to-school',
  'school',
] as const satisfies readonly Transition[];

interface FormNeeds {
  readonly view: ChairView;
  readonly consent: NonNullable<ChairView['consent']>;
  readonly onDone: () => void;
}

interface Typed {
  readonly chosen: Chosen;
  readonly transition: Transition;
  readonly reminder: string;
  readonly oldContent: boolean | undefined;
}

/** C2: full names and the topics each may see. Who stands in the consent now is filled in; the family says the rest. */
export function ConsentDraftForm({ view, consent, onDone }: FormNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [typed, setTyped] = useState(() => typedFrom(view, consent));
  const [isTried, setTried] = useState(false);
  const isReopening = view.ending.kind !== 'open';
  const lack = lackOf(typed, isReopening);

  async function save(): Promise<void> {
    setTried(true);
    if (lack !== undefined) return;
    if ((await command.run('consent.draft', inputOf(typed))).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.draft.form)}
      save={t(($) => $.draft.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p className="quiet">{t(($) => $.draft.hint)}</p>
      <Names
        people={view.people.filter((one) => one.role === 'participant' || one.role === 'relay-holder')}
        chosen={typed.chosen}
        onChange={(chosen) => setTyped({ ...typed, chosen })}
      />
      <DraftMore typed={typed} onType={setTyped} name={view.plan?.name ?? ''} isReopening={isReopening} />
      {isTried && lack !== undefined && <p className="field-error">{t(($) => $.draft.lacks[lack])}</p>}
    </PlanForm>
  );
}

function typedFrom({ handover }: ChairView, { draft, names }: FormNeeds['consent']): Typed {
  const named = draft?.names ?? names;
  return {
    chosen: Object.fromEntries(named.map((one) => [one.id, one.topics ?? everyTopic])),
    transition: handover.open?.transition ?? 'none',
    reminder: draft?.reminder ?? '',
    oldContent: undefined,
  };
}

function lackOf({ chosen, oldContent }: Typed, isReopening: boolean): 'names' | 'topics' | 'old' | undefined {
  const topics = Object.values(chosen);
  if (topics.length === 0) return 'names';
  if (topics.some((some) => some.length === 0)) return 'topics';
  return isReopening && oldContent === undefined ? 'old' : undefined;
}

function inputOf({ chosen, transition, reminder, oldContent }: Typed): Draft {
  const names = Object.entries(chosen).map(([participant, topics]) => ({ participant, ...limitOf(topics) }));
  return {
    names,
    ...(transition === 'none' ? {} : { transition }),
    ...(reminder.trim() === '' ? {} : { reminder: reminder.trim() }),
    ...(oldContent === undefined ? {} : { oldContent }),
  };
}

interface NamesNeeds {
  readonly people: ChairView['people'];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function Names({ people, chosen, onChange }: NamesNeeds): ReactNode {
  const { t } = useTranslation('chair');

  function toggle(id: string): void {
    const { [id]: was, ...others } = chosen;
    onChange(was === undefined ? { ...chosen, [id]: everyTopic } : others);
  }

  return (
    <Fieldset className="draft-names">
      <Fieldset.Legend>{t(($) => $.draft.who)}</Fieldset.Legend>
      {people.map(({ id, name, detail }) => {
        const topics = chosen[id];
        return (
          <div key={id} className="draft-name">
            <Checkbox
              label={name}
              description={detail}
              value={id}
              checked={topics !== undefined}
              onChange={() => toggle(id)}
            />
            {topics !== undefined && (
              <TopicBoxes
                legend={t(($) => $.draft.topicsOf, { name })}
                chosen={topics}
                onChange={(some) => onChange({ ...chosen, [id]: some })}
              />
            )}
          </div>
        );
      })}
    </Fieldset>
  );
}

interface MoreNeeds {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly name: string;
  readonly isReopening: boolean;
}

function DraftMore({ typed, onType, name, isReopening }: MoreNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { options, chosenOf } = useYesNo();
  const place = useId();
  return (
    <>
      <Field>
        <Label htmlFor={place}>{t(($) => $.draft.transition, { name })}</Label>
        <Select
          id={place}
          value={typed.transition}
          onChange={(event) => {
            const transition = transitions.find((one) => one === event.target.value);
            if (transition !== undefined) onType({ ...typed, transition });
          }}
        >
          {transitions.map((one) => (
            <option key={one} value={one}>
              {t(($) => $.draft.transitions[one])}
            </option>
          ))}
        </Select>
      </Field>
      {isReopening && (
        <ChoiceRow
          label={t(($) => $.draft.old)}
          options={options}
          chosen={chosenOf(typed.oldContent)}
          isLocked={false}
          onChoose={(answer) => onType({ ...typed, oldContent: answer === 'yes' })}
        />
      )}
      <Textfield
        label={t(($) => $.draft.reminder)}
        description={t(($) => $.draft.reminderHint)}
        multiline
        rows={2}
        maxLength={2000}
        value={typed.reminder}
        onChange={(event) => onType({ ...typed, reminder: event.target.value })}
      />
    </>
  );
}
