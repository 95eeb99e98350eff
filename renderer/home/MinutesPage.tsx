import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomeMinutes } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { MinutesAnswer } from './MinutesAnswer.tsx';
import { MinutesReading } from './MinutesReading.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { useMinutesSections } from './use-minutes-sections.ts';
import { Remarks } from './Remarks.tsx';

interface MinutesNeeds extends PlanNeeds {
  readonly minutes: HomeMinutes;
}

/** D4: the minutes as approved; the answer; and what anyone of the family remarked. */
export function MinutesPage({ plan, minutes, onChange }: MinutesNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const sections = useMinutesSections(minutes);
  return (
    <>
      <PageHeading>
        {t(($) => $.minutes.title, { day: formatDay(minutes.date, language, 'long') })}
      </PageHeading>
      <p className="home-quiet">{t(($) => $.minutes.place, { place: minutes.place })}</p>
      <MinutesReading key={language} sections={sections} language={language} />
      <Documents plan={plan.plan} documents={minutes.documents} />
      <MinutesAnswer plan={plan} minutes={minutes} onChange={onChange} />
      <Remarks plan={plan} minutes={minutes} onChange={onChange} />
    </>
  );
}

interface DocumentsNeeds {
  readonly plan: string;
  readonly documents: HomeMinutes['documents'];
}

type OneDocument = HomeMinutes['documents'][number];

/** One line for each document, whatever forms it comes in: what is the same stands together. */
function Documents({ plan, documents }: DocumentsNeeds): ReactNode {
  const { t } = useTranslation('home');
  if (documents.length === 0) return null;
  return (
    <section className="home-stack" aria-labelledby="documents">
      <h2 id="documents">{t(($) => $.minutes.documents)}</h2>
      <ul className="home-plain">
        {[...Map.groupBy(documents, ({ title }) => title)].map(([title, forms]) => (
          <li key={title} className="home-forms">
            {forms.map((form) => (
              <DocumentLink key={form.item} plan={plan} document={form} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function DocumentLink({ plan, document }: { plan: string; document: OneDocument }): ReactNode {
  const { t } = useTranslation('home');
  const { item, title, mediaType } = document;
  const href = `/v1/home/plans/${plan}/documents/${item}`;
  const form = mediaType === word ? 'word' : mediaType === 'text/plain' ? 'text' : undefined;
  const words = mediaType === 'application/pdf' ? t(($) => $.minutes.document, { title }) : title;
  if (form === undefined) {
    return (
      <a className="ds-link" href={href}>
        {words}
      </a>
    );
  }
  const name = t(($) => $.minutes.forms[form]);
  return (
    <a className="ds-link" href={href} aria-label={`${title}: ${name}`}>
      {name}
    </a>
  );
}
