import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomeConsent, HomePlan } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { ConsentSigning } from './ConsentSigning.tsx';
import { ConsentText } from './ConsentText.tsx';
import { NameList } from './NameList.tsx';
import { Link } from './parts/Link.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { useJoinedNames } from './parts/use-topic-words.ts';
import type { PlanNeeds } from './PlanPages.tsx';

interface ConsentNeeds extends PlanNeeds {
  readonly consent: HomeConsent;
}

/** C2, C9: the whole text first, then whose signature is there, and last the two answers. */
export function ConsentPage({ plan, consent, onChange }: ConsentNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  return (
    <>
      <PageHeading title={t(($) => $.plan.consent)}>
        {t(($) => $.consent.title, { owner: plan.owner })}
      </PageHeading>
      <div className="home-stack home-tight">
        <p>{t(($) => $.consent[consent.kind])}</p>
        {consent.forMeeting && <p>{t(($) => $.consent.meetingOnly)}</p>}
        {consent.expiresOn !== undefined && (
          <p>{t(($) => $.consent.expires, { day: formatDay(consent.expiresOn, language, 'long') })}</p>
        )}
      </div>
      <section className="home-stack" aria-labelledby="named">
        <h2 id="named">{t(($) => $.consent.who)}</h2>
        <NameList names={consent.names} />
      </section>
      <WholeText consent={consent} />
      <Signatures consent={consent} me={plan.me.name} />
      <ConsentSigning plan={plan} consent={consent} onChange={onChange} />
      <WayOut plan={plan} consent={consent} />
    </>
  );
}

function WholeText({ consent }: { consent: HomeConsent }): ReactNode {
  const { t } = useTranslation('home');
  if (consent.kind === 'standing' && consent.text === undefined) {
    return <p className="home-quiet">{t(($) => $.consent.standingText)}</p>;
  }
  return (
    <section className="home-stack" aria-labelledby="text">
      <h2 id="text">{t(($) => $.consent.text)}</h2>
      {consent.text === undefined ? (
        <p className="ds-alert" data-color="warning">
          {t(($) => $.consent.noText)}
        </p>
      ) : (
        <ConsentText text={consent.text} />
      )}
    </section>
  );
}

/** Whoever reads this sees below what waits for them: here stand the others. */
function Signatures({ consent, me }: { consent: HomeConsent; me: string }): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const join = useJoinedNames();
  const others = consent.waitsFor.filter((name) => name !== me);
  return (
    <div className="home-stack home-tight">
      <ul className="home-plain">
        {consent.signed.map(({ person, part, on }) => (
          <li key={`${person} ${part}`}>
            {t(($) => $.consent.signed[part], { name: person, day: formatDay(on, language, 'long') })}
          </li>
        ))}
      </ul>
      {others.length > 0 && <p>{t(($) => $.consent.waitsFor, { names: join(others) })}</p>}
    </div>
  );
}

function WayOut({ plan, consent }: { plan: HomePlan; consent: HomeConsent }): ReactNode {
  const { t } = useTranslation('home');
  if (consent.kind !== 'standing' || !plan.mayWithdraw) return null;
  return (
    <p>
      <Link to={`/plan/${plan.plan}/withdraw`}>{t(($) => $.plan.withdraw)}</Link>
    </p>
  );
}
