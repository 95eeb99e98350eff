import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../language/join-names.ts';
import { useLanguage } from '../language/use-room-look.ts';

type Consent = NonNullable<ChairView['consent']>;
type Blocked = Consent['blocked'][number];

interface GlanceNeeds {
  readonly consent: ChairView['consent'];
  /** Where the consent itself is not in sight. */
  readonly onOpen?: () => void;
}

/** One green line when all is in order; otherwise exactly what is blocked, why, and the next step. */
export function ConsentGlance({ consent, onOpen }: GlanceNeeds): ReactNode {
  const { t } = useTranslation('chair');
  if (consent === undefined) return null;
  const isGood = consent.state === 'in-order';
  return (
    <section
      className={isGood ? 'glance glance-good' : 'glance glance-blocked'}
      aria-label={t(($) => $.consent.glance)}
    >
      <div aria-live="polite">
        {isGood ? <InOrder consent={consent} /> : <NotInOrder consent={consent} />}
      </div>
      {onOpen !== undefined && !isGood && (
        <Button variant="secondary" data-size="sm" onClick={onOpen}>
          {t(($) => $.consent.open)}
        </Button>
      )}
    </section>
  );
}

function InOrder({ consent }: { consent: Consent }): ReactNode {
  const { t } = useTranslation('chair');
  const { t: people } = useTranslation('people');
  const language = useLanguage();
  const { signedBy, signedOn, expiresOn } = consent;
  const names = joinNames(
    signedBy,
    people(($) => $.and),
  );
  const isSigned = signedOn !== undefined && signedBy.length > 0;
  const day = signedOn === undefined ? '' : formatDay(signedOn, language, 'long');
  return (
    <p>
      <span className="glance-mark" aria-hidden="true">
        ✓
      </span>{' '}
      <strong>{t(($) => $.consent.inOrder)}</strong> {isSigned && t(($) => $.consent.signed, { names, day })}{' '}
      {expiresOn === undefined
        ? t(($) => $.consent.noExpiry)
        : t(($) => $.consent.until, { day: formatDay(expiresOn, language, 'long') })}
    </p>
  );
}

/** What is so for the whole plan, where no single person is what blocks. */
const planWide: Readonly<Record<Consent['state'], Blocked['kind']>> = {
  'in-order': 'no-consent',
  none: 'no-consent',
  blocked: 'expired',
  withdrawn: 'withdrawn',
  'plan-ended': 'plan-ended',
};

function NotInOrder({ consent }: { consent: Consent }): ReactNode {
  const { t } = useTranslation('chair');
  const { state, blocked } = consent;
  const rows: readonly Blocked[] = blocked.length === 0 ? [{ kind: planWide[state] }] : blocked;
  return (
    <>
      <p>
        <span className="glance-mark" aria-hidden="true">
          !
        </span>{' '}
        <strong>{t(($) => $.consent.blockedNow)}</strong>
      </p>
      <ul className="glance-rows">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.person ?? ''}`}>
            <BlockedLine row={row} />
          </li>
        ))}
      </ul>
    </>
  );
}

function BlockedLine({ row: { kind, person } }: { row: Blocked }): ReactNode {
  const { t } = useTranslation('chair');
  const named = { person: person ?? t(($) => $.notices.somebody) };
  return (
    <>
      <p>{t(($) => $.consent.blocked[kind].why, named)}</p>
      <p className="glance-next">{t(($) => $.consent.blocked[kind].next, named)}</p>
    </>
  );
}
