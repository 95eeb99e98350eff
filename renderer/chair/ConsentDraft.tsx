import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useTopicList } from '../components/console/use-topic-list.ts';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { Signing } from './Signing.tsx';

type Draft = NonNullable<NonNullable<ChairView['consent']>['draft']>;

interface DraftNeeds {
  readonly view: ChairView;
  readonly draft: Draft;
}

/** C9: what waits for signatures. Unsigned it opens nothing, and the page says so. */
export function ConsentDraft({ view, draft }: DraftNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const { expiresOn, reminder } = draft;
  return (
    <section className="law-panel draft" aria-labelledby="draft">
      <h2 id="draft">{t(($) => $.draft.title)}</h2>
      <p>{t(($) => $.draft.opensNothing)}</p>
      <DraftNames draft={draft} />
      {expiresOn !== undefined && (
        <p>{t(($) => $.draft.until, { day: formatDay(expiresOn, language, 'long') })}</p>
      )}
      {reminder !== undefined && (
        <p className="quiet">
          {t(($) => $.draft.reminder)}: {reminder}
        </p>
      )}
      <Signatures draft={draft} />
      <details className="consent-text">
        <summary>{t(($) => $.draft.read)}</summary>
        <ConsentText draft={draft} />
      </details>
      <Answers view={view} draft={draft} />
    </section>
  );
}

function DraftNames({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('chair');
  const listTopics = useTopicList();
  return (
    <ul className="names">
      {draft.names.map(({ id, name, topics }) => (
        <li key={id}>
          <strong>{name}</strong>{' '}
          <span className="quiet">
            {topics === undefined ? t(($) => $.consent.allTopics) : listTopics(topics)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** C6: whose signature is there, whose is missing, and for which part. */
function Signatures({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  if (draft.ask !== undefined)
    return <p className="next-step">{t(($) => $.signers.ask[draft.ask ?? 'custody'])}</p>;
  return (
    <ul className="signatures">
      {draft.signed.map(({ name, part, on }) => (
        <li key={`${name} ${part}`}>
          <span aria-hidden="true">✓</span>{' '}
          {t(($) => $.draft.signed[part], { name, day: formatDay(on, language, 'long') })}
        </li>
      ))}
      {draft.missing.map(({ id, name, part }) => (
        <li key={`${id} ${part}`}>
          <span aria-hidden="true">○</span> {t(($) => $.draft.missing[part], { name })}
        </li>
      ))}
    </ul>
  );
}

/** P6, C2: the very text that is signed, in the plan's own language. */
function ConsentText({ draft }: { draft: Draft }): ReactNode {
  return withPlaces(draft.text).map(({ key, heading, text }) =>
    heading ? <h3 key={key}>{text}</h3> : <p key={key}>{text}</p>,
  );
}

/** A text may say the same sentence twice: how often it was said before tells them apart. */
function withPlaces(text: Draft['text']): readonly (Draft['text'][number] & { readonly key: string })[] {
  const said = new Map<string, number>();
  return text.map((one) => {
    const before = said.get(one.text) ?? 0;
    said.set(one.text, before + 1);
    return { ...one, key: `${one.text} ${before}` };
  });
}

/** Signing and reading at home are buttons of one size and one weight. */
function Answers({ view, draft }: DraftNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [open, setOpen] = useState<'signing' | 'at-home'>();

  async function readAtHome(): Promise<void> {
    if ((await run('consent.readAtHome', {})).ok) setOpen('at-home');
  }

  return (
    <>
      <Button variant="tertiary" disabled={isLocked} onClick={() => void run('consent.show', {})}>
        {t(($) => $.draft.show)}
      </Button>
      {open === 'signing' ? (
        <Signing view={view} draft={draft} onDone={() => setOpen(undefined)} />
      ) : (
        <div className="two-answers">
          <Button
            variant="secondary"
            disabled={isLocked || draft.missing.length === 0}
            onClick={() => setOpen('signing')}
          >
            {t(($) => $.draft.onPaper)}
          </Button>
          <Button variant="secondary" disabled={isLocked} onClick={() => void readAtHome()}>
            {t(($) => $.draft.atHome)}
          </Button>
        </div>
      )}
      <p aria-live="polite">{open === 'at-home' ? t(($) => $.draft.stays) : ''}</p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
