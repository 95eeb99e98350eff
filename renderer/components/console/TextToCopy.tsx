import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TextToCopyNeeds {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
}

/** A text that is carried into another system: to read, to mark, to copy. */
export function TextToCopy({ label, text, rows }: TextToCopyNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const place = useId();
  const [answer, setAnswer] = useState<'copied' | 'marked'>();

  /** The old way of copying: the new one is missing on plain http. Where neither works the text is marked. */
  function copy(): void {
    const field = document.getElementById(place);
    if (field instanceof HTMLTextAreaElement) field.select();
    setAnswer(document.execCommand('copy') ? 'copied' : 'marked');
  }

  return (
    <>
      <Textfield id={place} label={label} multiline rows={rows} readOnly value={text} />
      <div className="buttons">
        <Button variant="secondary" aria-label={`${t(($) => $.ownRecord.copy)}: ${label}`} onClick={copy}>
          {t(($) => $.ownRecord.copy)}
        </Button>
      </div>
      <p aria-live="polite">{answer === undefined ? '' : t(($) => $.ownRecord[answer])}</p>
    </>
  );
}
