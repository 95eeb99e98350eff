import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { useTopicList } from '../components/console/use-topic-list.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { joinNames } from '../language/join-names.ts';
import { ConsentDraft } from './ConsentDraft.tsx';
import { ConsentDraftForm } from './ConsentDraftForm.tsx';
import { ConsentGlance } from './ConsentGlance.tsx';
import { ForThisMeeting } from './ForThisMeeting.tsx';
import { WhoSigns } from './WhoSigns.tsx';
import { Withdraw } from './Withdraw.tsx';

type Consent = NonNullable<ChairView['consent']>;

interface PanelNeeds {
  readonly view: ChairView;
  readonly onPeople: () => void;
}

/** C1–C10: what is in force, what waits for a signature, and how it is taken back: all as easy as each other. */
export function ConsentPanel({ view, onPeople }: PanelNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { consent } = view;
  if (consent === undefined) return null;
  return (
    <>
      <section className="law-panel" aria-labelledby="consent">
        <h2 id="consent">{t(($) => $.consent.title)}</h2>
        <ConsentGlance consent={consent} />
        <NamesNow consent={consent} />
        <WhoSigns consent={consent} people={view.people} onPeople={onPeople} />
      </section>
      {consent.draft !== undefined && <ConsentDraft view={view} draft={consent.draft} />}
      <section className="law-panel" aria-labelledby="consent-more">
        <h2 id="consent-more">{t(($) => $.consent.more)}</h2>
        <OpenForm label={consent.draft === undefined ? t(($) => $.draft.open) : t(($) => $.draft.again)}>
          {(close) => <ConsentDraftForm view={view} consent={consent} onDone={close} />}
        </OpenForm>
        <OpenForm label={t(($) => $.forMeeting.open)}>
          {(close) => <ForThisMeeting view={view} consent={consent} onDone={close} />}
        </OpenForm>
        <OpenForm label={t(($) => $.withdraw.open)}>
          {(close) => <Withdraw view={view} consent={consent} onDone={close} />}
        </OpenForm>
      </section>
    </>
  );
}

/** C2: who the consent in force names, and for what. */
function NamesNow({ consent: { names, forMeeting } }: { consent: Consent }): ReactNode {
  const { t } = useTranslation('chair');
  const { t: people } = useTranslation('people');
  const listTopics = useTopicList();
  if (names.length === 0 && forMeeting.length === 0) return null;
  return (
    <>
      <h3>{t(($) => $.consent.names)}</h3>
      <ul className="names">
        {names.map(({ id, name, topics }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            <span className="quiet">
              {topics === undefined ? t(($) => $.consent.allTopics) : listTopics(topics)}
            </span>
          </li>
        ))}
      </ul>
      {forMeeting.length > 0 && (
        <p>
          {t(($) => $.consent.forMeeting, {
            names: joinNames(
              forMeeting,
              people(($) => $.and),
            ),
          })}
        </p>
      )}
    </>
  );
}
