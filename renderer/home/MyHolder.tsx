import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomePlan } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { AskFirst } from './parts/AskFirst.tsx';
import { Button } from './parts/Button.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { useCommandTo } from './use-action.ts';

/** R12: who the holder is, how to reach them, and who steps in. */
export function MyHolder({ plan, onChange }: PlanNeeds): ReactNode {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeading>
        {plan.holders.length > 1 ? t(($) => $.holder.titleMany) : t(($) => $.holder.title)}
      </PageHeading>
      {plan.holders.length === 0 && <p>{t(($) => $.holder.none)}</p>}
      {plan.holders.map((holder) => (
        <HolderCard key={holder.id} holder={holder} />
      ))}
      <p>
        {plan.standIn === undefined
          ? t(($) => $.holder.noStandIn)
          : t(($) => $.holder.standIn, { name: plan.standIn.name })}
      </p>
      <AskForAnother plan={plan} onChange={onChange} />
    </>
  );
}

function HolderCard({ holder }: { holder: HomePlan['holders'][number] }): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const { name, service, position, mobile, email, until } = holder;
  return (
    <section className="home-card home-stack home-tight">
      <h2>{name}</h2>
      <p className="home-quiet">{[position, service].filter((one) => one !== undefined).join(', ')}</p>
      {until !== undefined && <p>{t(($) => $.holder.until, { day: formatDay(until, language, 'long') })}</p>}
      {mobile === undefined && email === undefined && <p>{t(($) => $.holder.noReach)}</p>}
      <dl className="home-reach">
        {mobile !== undefined && (
          <div>
            <dt>{t(($) => $.holder.mobile)}</dt>
            <dd>
              <a className="ds-link" href={`tel:${mobile.replaceAll(' ', '')}`}>
                {mobile}
              </a>
            </dd>
          </div>
        )}
        {email !== undefined && (
          <div>
            <dt>{t(($) => $.holder.email)}</dt>
            <dd>
              <a className="ds-link" href={`mailto:${email}`}>
                {email}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** R11: no reason is asked for, and one question is enough. */
function AskForAnother({ plan, onChange }: PlanNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const { run, problem, isWaiting } = useCommandTo(plan.plan);
  const [step, setStep] = useState<'closed' | 'asking' | 'done'>('closed');

  async function ask(): Promise<void> {
    if (!(await run({ kind: 'holder.ask' }))) return;
    setStep('done');
    await onChange();
  }

  if (step === 'done') return <p aria-live="polite">{t(($) => $.holder.askDone)}</p>;
  if (plan.holderAskedFor !== undefined) {
    return <p>{t(($) => $.holder.asked, { day: formatDay(plan.holderAskedFor, language, 'long') })}</p>;
  }
  if (!plan.mayAskForHolder) return null;
  if (step === 'closed') {
    return (
      <Button variant="secondary" onClick={() => setStep('asking')}>
        {t(($) => $.holder.ask)}
      </Button>
    );
  }
  return (
    <AskFirst
      question={t(($) => $.holder.askSure)}
      yes={t(($) => $.holder.askYes)}
      onYes={() => void ask()}
      onNo={() => setStep('closed')}
      problem={problem}
      isWaiting={isWaiting}
    >
      <p>{t(($) => $.holder.askText)}</p>
    </AskFirst>
  );
}
