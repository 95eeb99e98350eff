import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import { Button } from './parts/Button.tsx';
import { Choices } from './parts/Choices.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { topics } from './store-answers.ts';
import { WithdrawSure } from './WithdrawSure.tsx';

const grades = ['person', 'topic', 'everything'] as const;

export interface Withdrawal {
  readonly grade: (typeof grades)[number] | undefined;
  readonly participant: string | undefined;
  readonly topic: Topic | undefined;
}

/** C4: in grades, at any moment, without a reason, and asked once. */
export function Withdraw({ plan, onChange }: PlanNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [step, setStep] = useState<'what' | 'sure' | 'done'>('what');
  const [withdrawal, setWithdrawal] = useState<Withdrawal>({
    grade: undefined,
    participant: undefined,
    topic: undefined,
  });
  if (step === 'done') {
    return (
      <>
        <PageHeading key="done">{t(($) => $.withdraw.done)}</PageHeading>
        <p>{t(($) => $.withdraw.doneText)}</p>
        <p>{t(($) => $.withdraw.services)}</p>
      </>
    );
  }
  return (
    <>
      <PageHeading key="what">{t(($) => $.withdraw.title)}</PageHeading>
      {step === 'what' ? (
        <WithdrawForm
          plan={plan}
          withdrawal={withdrawal}
          onChoose={setWithdrawal}
          onNext={() => setStep('sure')}
        />
      ) : (
        <WithdrawSure
          plan={plan}
          withdrawal={withdrawal}
          onNo={() => setStep('what')}
          onDone={async () => {
            setStep('done');
            await onChange();
          }}
        />
      )}
    </>
  );
}

interface FormNeeds extends Pick<PlanNeeds, 'plan'> {
  readonly withdrawal: Withdrawal;
  readonly onChoose: (withdrawal: Withdrawal) => void;
  readonly onNext: () => void;
}

function WithdrawForm({ plan, withdrawal, onChoose, onNext }: FormNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [isTried, setTried] = useState(false);
  const { grade } = withdrawal;
  return (
    <form
      className="home-stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole(withdrawal)) onNext();
      }}
    >
      <p>{t(($) => $.withdraw.intro)}</p>
      {!plan.mayWithdraw && <p>{t(($) => $.problems.refusals['nothing-to-withdraw'])}</p>}
      <Choices
        legend={t(($) => $.withdraw.what)}
        choices={grades.map((one) => ({
          value: one,
          label: t(($) => $.withdraw.grades[one]),
          hint: t(($) => $.withdraw.gradeHints[one]),
        }))}
        chosen={grade}
        onChoose={(one) => onChoose({ ...withdrawal, grade: one })}
      />
      {grade === 'person' && <WhoChoice plan={plan} withdrawal={withdrawal} onChoose={onChoose} />}
      {grade === 'topic' && (
        <Choices
          legend={t(($) => $.withdraw.which)}
          choices={topics.map((topic) => ({ value: topic, label: t(($) => $.topics[topic]) }))}
          chosen={withdrawal.topic}
          onChoose={(topic) => onChoose({ ...withdrawal, topic })}
        />
      )}
      {isTried && !isWhole(withdrawal) && (
        <p className="ds-validation-message" role="alert">
          {t(($) => $.withdraw.lacks)}
        </p>
      )}
      <Button type="submit">{t(($) => $.withdraw.next)}</Button>
    </form>
  );
}

function WhoChoice({ plan, withdrawal, onChoose }: Omit<FormNeeds, 'onNext'>): ReactNode {
  const { t } = useTranslation('home');
  const named = plan.whoSees.filter(
    ({ person }) => person.role === 'participant' || person.role === 'relay-holder',
  );
  if (named.length === 0) return <p>{t(($) => $.withdraw.nobody)}</p>;
  return (
    <Choices
      legend={t(($) => $.withdraw.whom)}
      choices={named.map(({ person }) => ({
        value: person.id,
        label: person.name,
        ...(person.service === undefined ? {} : { hint: person.service }),
      }))}
      chosen={withdrawal.participant}
      onChoose={(participant) => onChoose({ ...withdrawal, participant })}
    />
  );
}

function isWhole({ grade, participant, topic }: Withdrawal): boolean {
  if (grade === 'person') return participant !== undefined;
  return grade === 'topic' ? topic !== undefined : grade !== undefined;
}
