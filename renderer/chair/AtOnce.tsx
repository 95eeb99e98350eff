import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';

/** Lagret her, sendt, mottatt: of what goes at once and cannot be taken back. Nothing is here in most meetings. */
export function AtOnce({ rows }: { rows: ChairView['atOnce'] }): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <div aria-live="polite">
      {rows.length > 0 && (
        <section className="notices" aria-labelledby="at-once">
          <h2 id="at-once">{t(($) => $.atOnce.title)}</h2>
          <ul>
            {rows.map(({ id, kind, step }) => (
              <li key={id}>
                {t(($) => $.atOnce.row, {
                  what: t(($) => $.atOnce.kinds[kind]),
                  step: t(($) => $.atOnce.steps[step]),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
