import { Button, Fieldset, Label, Field, Radio, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Topic } from '#domain/bodies.ts';
import { everyTopic } from '../components/console/TopicBoxes.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

const grades = ['person', 'topic', 'everything'] as const;
const forms = ['spoken', 'written'] as const;

interface Typed {
  readonly grade: (typeof grades)[number] | undefined;
  readonly participant: string;
  readonly topic: Topic | undefined;
  readonly form: (typeof forms)[number];
  readonly saidBy: readonly string[];
}

interface WithdrawNeeds {
  readonly view: ChairView;
  readonly consent: NonNullable<ChairView['consent']>;
  readonly onDone: () => void;
}

/** C4: in grades, spoken or written, without a reason; asked once more before it goes. */
export function Withdraw({ view, consent, onDone }: WithdrawNeeds): ReactNode {
  const [typed, setTyped] = useState<Typed>({
    grade: undefined,
    participant: '',
    topic: undefined,
    form: 'spoken',
    saidBy: [],
  });
  const [isAsking, setAsking] = useState(false);
  return isAsking ? (
    <WithdrawQuestion typed={typed} view={view} consent={consent} onDone={onDone} />
  ) : (
    <WithdrawForm
      typed={typed}
      onType={setTyped}
      view={view}
      onNext={() => setAsking(true)}
      onDone={onDone}
    />
  );
}

interface FormNeeds {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly view: ChairView;
  readonly onNext: () => void;
  readonly onDone: () => void;
}

function WithdrawForm({ typed, onType, view, onNext, onDone }: FormNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { t: words } = useTranslation('people');
  const command = useCommand();
  const [isTried, setTried] = useState(false);
  const family = view.people.filter((one) => one.role === 'plan-owner' || one.role === 'guardian');
  return (
    <PlanForm
      title={t(($) => $.withdraw.title)}
      save={t(($) => $.withdraw.next)}
      command={command}
      onSave={() => (isWhole(typed) ? onNext() : setTried(true))}
      onCancel={onDone}
    >
      <p className="quiet">{t(($) => $.withdraw.hint)}</p>
      <Radios
        legend={t(($) => $.withdraw.what)}
        options={grades.map((grade) => ({ value: grade, label: t(($) => $.withdraw.grades[grade]) }))}
        chosen={typed.grade}
        onChoose={(grade) => onType({ ...typed, grade })}
      />
      <WhatOfIt typed={typed} onType={onType} view={view} />
      <Radios
        legend={t(($) => $.withdraw.how)}
        options={forms.map((form) => ({ value: form, label: t(($) => $.withdraw.forms[form]) }))}
        chosen={typed.form}
        onChoose={(form) => onType({ ...typed, form })}
      />
      <PeopleChoice
        legend={words(($) => $.saidByFamily)}
        people={family}
        chosen={typed.saidBy}
        onChange={(saidBy) => onType({ ...typed, saidBy })}
      />
      {isTried && !isWhole(typed) && <p className="field-error">{t(($) => $.withdraw.lacks)}</p>}
    </PlanForm>
  );
}

interface RadioNeeds<Value extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

function Radios<Value extends string>({ legend, options, chosen, onChoose }: RadioNeeds<Value>): ReactNode {
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {options.map(({ value, label }) => (
        <Radio
          key={value}
          name={name}
          value={value}
          label={label}
          checked={chosen === value}
          onChange={() => onChoose(value)}
        />
      ))}
    </Fieldset>
  );
}

/** One person or one topic; everything needs no more words. */
function WhatOfIt({ typed, onType, view }: Pick<FormNeeds, 'typed' | 'onType' | 'view'>): ReactNode {
  const { t } = useTranslation('chair');
  const { t: words } = useTranslation('people');
  const place = useId();
  if (typed.grade !== 'person' && typed.grade !== 'topic') return null;
  const isPerson = typed.grade === 'person';
  const named = view.people.filter((one) => one.role === 'participant' || one.role === 'relay-holder');
  const options = isPerson
    ? named.map(({ id, name }) => ({ value: id, label: name }))
    : everyTopic.map((topic) => ({ value: topic, label: words(($) => $.topic.names[topic]) }));
  return (
    <Field>
      <Label htmlFor={place}>{isPerson ? t(($) => $.withdraw.whom) : t(($) => $.withdraw.which)}</Label>
      <Select
        id={place}
        value={isPerson ? typed.participant : (typed.topic ?? '')}
        onChange={({ target: { value } }) =>
          onType(isPerson ? { ...typed, participant: value } : { ...typed, topic: topicOf(value) })
        }
      >
        <option value="">{isPerson ? t(($) => $.choosePerson) : t(($) => $.chooseTopic)}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function topicOf(value: string): Topic | undefined {
  return everyTopic.find((one) => one === value);
}

function isWhole({ grade, participant, topic }: Typed): boolean {
  if (grade === 'person') return participant !== '';
  return grade === 'topic' ? topic !== undefined : grade !== undefined;
}

function inputOf({ grade, participant, topic, form, saidBy }: Typed): CommandInput<'consent.withdraw'> {
  const rest = { form, saidBy: [...saidBy] };
  if (grade === 'person') return { participant, ...rest };
  return grade === 'topic' && topic !== undefined ? { topic, ...rest } : rest;
}

type QuestionNeeds = Pick<WithdrawNeeds, 'view' | 'consent' | 'onDone'> & { readonly typed: Typed };

/** What happens here, in neutral words. The focus stands on the answer that changes nothing. */
function WithdrawQuestion({ typed, view, consent, onDone }: QuestionNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { t: words } = useTranslation('people');
  const { run, refusal, isLocked } = useCommand();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  const { grade = 'everything', participant, topic = 'other' } = typed;
  const person = view.people.find((one) => one.id === participant)?.name ?? '';
  const about = { person, topic: words(($) => $.topicsInList[topic]) };

  async function withdraw(): Promise<void> {
    if ((await run('consent.withdraw', inputOf(typed))).ok) onDone();
  }

  return (
    <section className="plan-form" aria-labelledby="withdraw-sure">
      <h3 id="withdraw-sure">{t(($) => $.withdraw.sure[grade], about)}</h3>
      <p>{t(($) => $.withdraw.happens[grade], about)}</p>
      {grade === 'everything' && <p>{t(($) => $.withdraw.effect[consent.withdrawal])}</p>}
      <p>{t(($) => $.withdraw.noUndo)}</p>
      <RefusalNotice refusal={refusal} />
      <div className="buttons">
        <Button ref={stay} onClick={onDone}>
          {words(($) => $.ask.no)}
        </Button>
        <Button variant="secondary" disabled={isLocked} onClick={() => void withdraw()}>
          {t(($) => $.withdraw.yes)}
        </Button>
      </div>
    </section>
  );
}
