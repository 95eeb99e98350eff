import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { useLanguage } from '../language/use-room-look.ts';

/** C4: what the chair carries over into their own record system today. It names nobody: the plan has left the room. */
export function OwnRecord({
  withdrawn: { on, form },
}: {
  withdrawn: NonNullable<ChairView['delivery']['withdrawn']>;
}): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const place = useId();
  const [answer, setAnswer] = useState<'copied' | 'marked'>();
  const text = t(($) => $.ownRecord.text[form], { day: formatDay(on, language, 'full') });

  /** The old way of copying: the new one is missing on plain http. Where neither works the text is marked. */
  function copy(): void {
    const field = document.getElementById(place);
    if (field instanceof HTMLTextAreaElement) field.select();
    setAnswer(document.execCommand('copy') ? 'copied' : 'marked');
  }

  return (
    <section className="own-record" aria-labelledby="own-record">
      <h2 id="own-record">{t(($) => $.ownRecord.title)}</h2>
      <p>{t(($) => $.ownRecord.hint)}</p>
      <Textfield id={place} label={t(($) => $.ownRecord.label)} multiline rows={5} readOnly value={text} />
      <div className="buttons">
        <Button onClick={copy}>{t(($) => $.ownRecord.copy)}</Button>
      </div>
      <p aria-live="polite">{answer === undefined ? '' : t(($) => $.ownRecord[answer])}</p>
    </section>
  );
}
