import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';

type Notice = ChairView['notices'][number];

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

/** Some are of the room or of a person, and are said in other words where nobody is named. */
function NoticeText({ notice: { kind, person, count } }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('chair');
  if (kind === 'waits-for-holder') return t(($) => $.notices.kinds[kind], { count: count ?? 0 });
  if (person !== undefined) return t(($) => $.notices.kinds[kind], { person });
  if (kind === 'limit' || kind === 'someone-left') return t(($) => $.notices.plain[kind]);
  return t(($) => $.notices.kinds[kind], { person: t(($) => $.notices.somebody) });
}
