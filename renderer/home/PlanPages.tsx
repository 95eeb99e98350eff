import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomePlan, HomeSelf } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import type { Asked } from './ask-store.ts';
import { ConsentPage } from './ConsentPage.tsx';
import { useHome } from './HomeContext.tsx';
import { HolderPlace } from './HolderPlace.tsx';
import { MinutesPage } from './MinutesPage.tsx';
import { MyHolder } from './MyHolder.tsx';
import { Button } from './parts/Button.tsx';
import { Link } from './parts/Link.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { PlanFront } from './PlanFront.tsx';
import type { Route } from './route.ts';
import { isPlan } from './store-answers.ts';
import { WhoSees } from './WhoSees.tsx';
import { Withdraw } from './Withdraw.tsx';

type PlanRoute = Extract<Route, { plan: string }>;

/** What every page of a plan is given. */
export interface PlanNeeds {
  readonly plan: HomePlan;
  /** Asks for the plan anew, after something was done. */
  readonly onChange: () => Promise<void>;
}

interface PagesNeeds {
  readonly route: PlanRoute;
  readonly signedIn: NonNullable<HomeSelf['signedIn']>;
}

export function PlanPages({ route, signedIn }: PagesNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store, reload } = useHome();
  const language = useLanguage();
  const [asked, setAsked] = useState<Asked<HomePlan>>();
  const ask = useCallback(
    async () => store.fetch(`/v1/home/plans/${route.plan}?language=${language}`, isPlan),
    [store, route.plan, language],
  );
  const isFront = route.page === 'plan';
  useEffect(() => {
    let isWanted = true;
    void ask().then((answer) => (isWanted ? setAsked((known) => newest(known, answer)) : undefined));
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- to the front page and from it: in the middle of a meeting there is something new each time
  }, [ask, isFront]);

  if (asked === undefined) return <p aria-live="polite">{t(($) => $.frame.waiting)}</p>;
  if (!asked.ok) {
    return (
      <>
        <PageHeading>{t(($) => $.name)}</PageHeading>
        <ProblemNotice problem={asked.problem} />
        <Button onClick={() => void ask().then(setAsked)}>{t(($) => $.frame.again)}</Button>
      </>
    );
  }
  const plan = asked.value;
  return (
    <>
      {route.page !== 'plan' && (
        <p>
          <Link to={`/plan/${plan.plan}`}>{t(($) => $.frame.toPlan, { owner: plan.owner })}</Link>
        </p>
      )}
      <PlanPage
        key={'id' in route ? `${route.page} ${route.id}` : route.page}
        route={route}
        plan={plan}
        signedIn={signedIn}
        onChange={async () => {
          const [answer] = await Promise.all([ask(), reload()]);
          setAsked(answer);
        }}
      />
    </>
  );
}

/** Without a network what was fetched before stays; a no of the store does not. */
function newest(known: Asked<HomePlan> | undefined, answer: Asked<HomePlan>): Asked<HomePlan> {
  const isLost = !answer.ok && answer.problem.kind === 'not-fetched';
  return isLost && known?.ok === true ? known : answer;
}

function PlanPage({ route, signedIn, ...needs }: PagesNeeds & PlanNeeds): ReactNode {
  const { plan } = needs;
  switch (route.page) {
    case 'consent': {
      const consent = plan.consents.find((one) => one.id === route.id);
      return consent === undefined ? <Gone /> : <ConsentPage {...needs} consent={consent} />;
    }
    case 'minutes': {
      const minutes = plan.minutes.find((one) => one.meeting === route.id);
      return minutes === undefined ? <Gone /> : <MinutesPage {...needs} minutes={minutes} />;
    }
    case 'withdraw':
      return <Withdraw {...needs} />;
    case 'who':
      return <WhoSees plan={plan} />;
    case 'holder':
      return <MyHolder {...needs} />;
    case 'place':
      return <HolderPlace {...needs} contact={signedIn.contact} />;
    case 'plan':
      return (
        <PlanFront plan={plan} waits={signedIn.plans.find((one) => one.plan === plan.plan)?.waits ?? []} />
      );
  }
}

function Gone(): ReactNode {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeading>{t(($) => $.frame.notFound)}</PageHeading>
      <p>{t(($) => $.frame.notFoundText)}</p>
    </>
  );
}
