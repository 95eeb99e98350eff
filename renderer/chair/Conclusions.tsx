import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { TextToCopy } from '../components/console/TextToCopy.tsx';

/** M8, P4: before the plan leaves the room, what each service carries into its own record system. */
export function Conclusions({ conclusions }: { conclusions: ChairView['conclusions'] }): ReactNode {
  const { t } = useTranslation('chair');
  if (conclusions === undefined || conclusions.length === 0) return null;
  return (
    <section aria-labelledby="conclusions">
      <h3 id="conclusions">{t(($) => $.conclusions.title)}</h3>
      <p className="quiet">{t(($) => $.conclusions.hint)}</p>
      {conclusions.map((card) => (
        <details key={card.service}>
          <summary>{card.service}</summary>
          <TextToCopy
            label={t(($) => $.conclusions.label, { service: card.service })}
            text={card.text}
            rows={8}
          />
        </details>
      ))}
    </section>
  );
}
