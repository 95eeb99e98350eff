import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomeConsent, HomePlan } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { Meetings } from './Meetings.tsx';
import { Link } from './parts/Link.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { useJoinedNames } from './parts/use-topic-words.ts';

interface FrontNeeds {
  readonly plan: HomePlan;
  readonly waits: readonly string[];
}

/** The plan's own front page: what waits stands on its line, and everything is one press away. */
export function PlanFront({ plan, waits }: FrontNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const to = (page: string): string => `/plan/${plan.plan}/${page}`;
  return (
    <>
      <PageHeading title={t(($) => $.name)}>{t(($) => $.plan.title, { owner: plan.owner })}</PageHeading>
      {plan.ended !== undefined && (
        <p>{t(($) => $.plan.ended, { day: formatDay(plan.ended.on, language, 'long') })}</p>
      )}
      {waits.includes('settle') && <p className="home-waits">{t(($) => $.plan.settle)}</p>}
      <Meetings plan={plan} />
      <Consents plan={plan} />
      <Minutes plan={plan} />
      <nav aria-label={t(($) => $.name)}>
        <ul className="home-list">
          {plan.isFamily && (
            <li>
              <Row to={to('who')} title={t(($) => $.plan.who)} />
            </li>
          )}
          <li>
            <Row to={to('holder')} title={t(($) => $.plan.holder)} />
          </li>
          {plan.holderPlace !== undefined && (
            <li>
              <Row to={to('place')} title={t(($) => $.plan.place)} />
            </li>
          )}
        </ul>
      </nav>
    </>
  );
}

interface RowNeeds {
  readonly to: string;
  readonly title: string;
  readonly waits?: string | undefined;
}

function Row({ to, title, waits }: RowNeeds): ReactNode {
  return (
    <Link to={to} className="home-row">
      <strong>{title}</strong>
      {waits !== undefined && <span className="home-waits">{waits}</span>}
    </Link>
  );
}

function Consents({ plan }: { plan: HomePlan }): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const join = useJoinedNames();
  function waitsOf({ toSign, waitsFor }: HomeConsent): string | undefined {
    if (toSign.length > 0) return t(($) => $.plan.waitsForYou);
    return waitsFor.length > 0 ? t(($) => $.plan.waitsForOthers, { names: join(waitsFor) }) : undefined;
  }
  return (
    <section className="home-stack" aria-labelledby="consents">
      <h2 id="consents">{t(($) => $.plan.consent)}</h2>
      {plan.consents.length === 0 && <p>{t(($) => $.plan.noConsent)}</p>}
      <ul className="home-list">
        {plan.consents.map((consent) => (
          <li key={consent.id}>
            <Row
              to={`/plan/${plan.plan}/consent/${consent.id}`}
              title={t(($) => $.plan[consent.kind], { day: formatDay(consent.writtenOn, language, 'long') })}
              waits={waitsOf(consent)}
            />
          </li>
        ))}
        {plan.mayWithdraw && (
          <li>
            <Row to={`/plan/${plan.plan}/withdraw`} title={t(($) => $.plan.withdraw)} />
          </li>
        )}
      </ul>
    </section>
  );
}

function Minutes({ plan }: { plan: HomePlan }): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  return (
    <section className="home-stack" aria-labelledby="minutes">
      <h2 id="minutes">{t(($) => $.plan.minutes)}</h2>
      {plan.minutes.length === 0 && <p>{t(($) => $.plan.noMinutes)}</p>}
      <ul className="home-list">
        {plan.minutes.map(({ meeting, date, mayAnswer, myAnswer }) => (
          <li key={meeting}>
            <Row
              to={`/plan/${plan.plan}/minutes/${meeting}`}
              title={t(($) => $.plan.meeting, { day: formatDay(date, language, 'long') })}
              waits={mayAnswer && myAnswer === undefined ? t(($) => $.plan.waitsForYou) : undefined}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
