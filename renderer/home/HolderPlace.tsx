import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeContact } from '#sync/home-messages.ts';
import { ContactForm } from './ContactForm.tsx';
import { NumberForm } from './NumberForm.tsx';
import { PaperScan } from './PaperScan.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import type { PlanNeeds } from './PlanPages.tsx';

interface PlaceNeeds extends PlanNeeds {
  readonly contact: HomeContact | undefined;
}

/** What only a relay holder brings: scans of paper, the identity number, and how they are reached (C9, R10, R12). */
export function HolderPlace({ plan, contact, onChange }: PlaceNeeds): ReactNode {
  const { t } = useTranslation('home');
  if (plan.holderPlace === undefined) return <p>{t(($) => $.problems['not-found'])}</p>;
  const { papers, hasNumber } = plan.holderPlace;
  return (
    <>
      <PageHeading>{t(($) => $.place.title)}</PageHeading>
      <section className="home-stack" aria-labelledby="papers">
        <h2 id="papers">{t(($) => $.place.papers)}</h2>
        {papers.length === 0 ? (
          <p>{t(($) => $.place.noPapers)}</p>
        ) : (
          <p className="home-quiet">{t(($) => $.place.papersHint)}</p>
        )}
        <ul className="home-list">
          {papers.map((paper) => (
            <PaperScan key={paper.consent} plan={plan.plan} paper={paper} onChange={onChange} />
          ))}
        </ul>
      </section>
      <NumberForm plan={plan} hasNumber={hasNumber} onChange={onChange} />
      <ContactForm contact={contact} onChange={onChange} />
    </>
  );
}
