import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface FileNeeds {
  readonly onFile: (file: File | undefined) => void;
  readonly isMissing: boolean;
}

/** What the picker offers; what a file is decides the host, by its content. */
const offered = '.pdf,.png,.jpg,.jpeg,.webp,.docx';

/** A button in our own words, for the browser's speaks the machine's language. The name is shown here and sent nowhere. */
export function FileField({ onFile, isMissing }: FileNeeds): ReactNode {
  const { t } = useTranslation('papers');
  const id = useId();
  const [name, setName] = useState<string>();

  function choose(file: File | undefined): void {
    setName(file?.name);
    onFile(file);
  }

  return (
    <div>
      <p id={`${id}-hint`} className="quiet">
        {t(($) => $.document.fileHint)}
      </p>
      <div className="file-choice">
        <input
          id={id}
          className="only-heard"
          type="file"
          accept={offered}
          aria-describedby={`${id}-hint`}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        <label className="ds-button" data-variant="secondary" htmlFor={id}>
          {t(($) => $.document.file)}
        </label>
        <span aria-live="polite">{name ?? t(($) => $.document.noFile)}</span>
      </div>
      {isMissing && <p className="field-error">{t(($) => $.document.fileMissing)}</p>}
    </div>
  );
}
