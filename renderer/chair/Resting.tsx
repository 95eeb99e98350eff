import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Nobody is here: no name, no plan, no code, and nothing to press by mistake. */
export function Resting(): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <section className="one-thing" aria-labelledby="resting">
      <h1 id="resting">{t(($) => $.rests.title)}</h1>
      <p>{t(($) => $.rests.hint)}</p>
    </section>
  );
}
