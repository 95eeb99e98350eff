import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomePlan } from '#sync/home-messages.ts';
import { AskFirst } from './parts/AskFirst.tsx';
import { useCommandTo } from './use-action.ts';
import type { Withdrawal } from './Withdraw.tsx';

interface SureNeeds {
  readonly plan: HomePlan;
  readonly withdrawal: Withdrawal;
  readonly onNo: () => void;
  readonly onDone: () => Promise<void>;
}

/** What happens, in neutral words, and that it cannot be taken back: before it is done. */
export function WithdrawSure({ plan, withdrawal, onNo, onDone }: SureNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { run, problem, isWaiting } = useCommandTo(plan.plan);
  const { grade = 'everything', participant, topic = 'other' } = withdrawal;
  const person = plan.whoSees.find((one) => one.person.id === participant)?.person.name ?? '';
  const about = { person, topic: t(($) => $.topics[topic]) };

  async function withdraw(): Promise<void> {
    if (await run(commandOf(withdrawal))) await onDone();
  }

  return (
    <AskFirst
      question={t(($) => $.withdraw.sure[grade], about)}
      yes={t(($) => $.withdraw.yes)}
      onYes={() => void withdraw()}
      onNo={onNo}
      problem={problem}
      isWaiting={isWaiting}
    >
      <p>{t(($) => $.withdraw.happens[grade], about)}</p>
      {grade === 'everything' && <p>{t(($) => $.withdraw.effect[plan.withdrawal])}</p>}
      <p>{t(($) => $.withdraw.services)}</p>
      <p>
        <strong>{t(($) => $.withdraw.noUndo)}</strong>
      </p>
    </AskFirst>
  );
}

function commandOf({ grade, participant, topic }: Withdrawal): {
  kind: 'consent.withdraw';
  participant?: string;
  topic?: NonNullable<Withdrawal['topic']>;
} {
  if (grade === 'person' && participant !== undefined) return { kind: 'consent.withdraw', participant };
  if (grade === 'topic' && topic !== undefined) return { kind: 'consent.withdraw', topic };
  return { kind: 'consent.withdraw' };
}
