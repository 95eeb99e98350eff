import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { Link } from './parts/Link.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { RoomsLetIn } from './RoomsLetIn.tsx';

type SignedIn = NonNullable<HomeSelf['signedIn']>;

/** First names only: a phone is read over shoulders. */
function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

export function Start({ signedIn }: { signedIn: SignedIn }): ReactNode {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeading title={t(($) => $.frame.start)}>
        {t(($) => $.start.title, { name: firstName(signedIn.name) })}
      </PageHeading>
      <section className="home-stack" aria-labelledby="plans">
        <h2 id="plans">{t(($) => $.start.plans)}</h2>
        {signedIn.plans.length === 0 && <p>{t(($) => $.start.none)}</p>}
        <ul className="home-list">
          {signedIn.plans.map((plan) => (
            <PlanRow key={plan.plan} plan={plan} />
          ))}
        </ul>
        <LookAgain />
      </section>
      {signedIn.employee && (
        <section className="home-stack" aria-labelledby="room">
          <h2 id="room">{t(($) => $.start.room)}</h2>
          <p className="home-quiet">{t(($) => $.start.roomHint)}</p>
          <Link to="/device" className="ds-button home-link-button">
            {t(($) => $.device.title)}
          </Link>
          <RoomsLetIn />
        </section>
      )}
    </>
  );
}

/** In the room a consent is ready in the middle of a meeting: whoever sits with this page asks for it. */
function LookAgain(): ReactNode {
  const { t } = useTranslation('home');
  const { reload } = useHome();
  const [isWaiting, setWaiting] = useState(false);

  async function look(): Promise<void> {
    setWaiting(true);
    await reload();
    setWaiting(false);
  }

  return (
    <Button variant="secondary" disabled={isWaiting} onClick={() => void look()}>
      {t(($) => $.start.look)}
    </Button>
  );
}

function PlanRow({ plan }: { plan: SignedIn['plans'][number] }): ReactNode {
  const { t } = useTranslation('home');
  return (
    <li>
      <Link to={`/plan/${plan.plan}`} className="home-row">
        <strong>{firstName(plan.owner)}</strong>
        <span className="home-quiet">{t(($) => $.start.role[plan.role])}</span>
        {plan.waits.map((wait) => (
          <span key={wait} className="home-waits">
            {t(($) => $.start.waits[wait])}
          </span>
        ))}
        {plan.waits.length === 0 && <span className="home-quiet">{t(($) => $.start.nothing)}</span>}
      </Link>
    </li>
  );
}
