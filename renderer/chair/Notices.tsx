import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';

/** A4: why the room sees less. Here, and never on the wall. */
export function Notices({ notices }: { notices: ChairView['notices'] }): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <section className="notices" aria-labelledby="notices">
      <h2 id="notices">{t(($) => $.notices.title)}</h2>
      <div aria-live="polite">
        {notices.length === 0 && <p className="quiet">{t(($) => $.notices.none)}</p>}
        <ul>
          {notices.map((notice) => (
            <li key={`${notice.kind} ${notice.person ?? ''}`}>
              <NoticeText notice={notice} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function NoticeText({ notice }: { notice: ChairView['notices'][number] }): ReactNode {
  const { t } = useTranslation('chair');
  const person = notice.person ?? '';
  switch (notice.kind) {
    case 'stranger':
      return t(($) => $.notices.stranger);
    case 'consent-missing':
      return t(($) => $.notices.consentMissing, { person });
    case 'consent-expired':
      return t(($) => $.notices.consentExpired);
    case 'limit':
      return person === '' ? t(($) => $.notices.limitPlain) : t(($) => $.notices.limit, { person });
    case 'someone-left':
      return t(($) => $.notices.someoneLeft, { person });
    case 'nobody-from-family':
      return t(($) => $.notices.nobodyFromFamily);
  }
}
