import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { TextToCopy } from '../components/console/TextToCopy.tsx';
import { useLanguage } from '../language/use-room-look.ts';

/** C4: what the chair carries over into their own record system today. It names nobody: the plan has left the room. */
export function OwnRecord({
  withdrawn: { on, form },
}: {
  withdrawn: NonNullable<ChairView['delivery']['withdrawn']>;
}): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const text = t(($) => $.ownRecord.text[form], { day: formatDay(on, language, 'full') });
  return (
    <section className="own-record" aria-labelledby="own-record">
      <h2 id="own-record">{t(($) => $.ownRecord.title)}</h2>
      <p>{t(($) => $.ownRecord.hint)}</p>
      <TextToCopy label={t(($) => $.ownRecord.label)} text={text} rows={5} />
    </section>
  );
}
