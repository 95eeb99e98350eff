import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { NewPlan } from './NewPlan.tsx';
import { SignInByPhone } from './SignInByPhone.tsx';

/** M15: one plan, and the next only when this one has left the room. */
export function ChoosePlan({ view }: { view: ChairView }): ReactNode {
  const { plans, signIn } = view;
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const empty = view.state.store === 'reached' ? t(($) => $.choose.none) : t(($) => $.choose.waiting);
  return (
    <section className="one-thing" aria-labelledby="choose-plan">
      <h1 id="choose-plan">{t(($) => $.choose.title)}</h1>
      {signIn === undefined ? (
        <p aria-live="polite">{plans.length === 0 ? empty : t(($) => $.choose.hint)}</p>
      ) : (
        <SignInByPhone signIn={signIn} />
      )}
      <RefusalNotice refusal={refusal} />
      {plans.length > 0 && (
        <ul className="plans">
          {plans.map((plan) => (
            <li key={plan.id}>
              <Button disabled={isLocked} onClick={() => void run('meeting.choose', { plan: plan.id })}>
                {t(($) => $.choose.open, { name: plan.name })}
              </Button>
              {plan.holder !== undefined && (
                <span className="quiet">{t(($) => $.choose.holder, { holder: plan.holder })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {(signIn === undefined || signIn.opensPlan === true) && (
        <NewPlan view={view} isOpen={signIn?.opensPlan === true} />
      )}
    </section>
  );
}
