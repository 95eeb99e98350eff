import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Papers } from '#contract/document-rows.ts';

/** Where every copy went, until the room forgets: so that none is left on the table. */
export function PaperCopies({ papers }: { papers: Papers | undefined }): ReactNode {
  const { t } = useTranslation('papers');
  if (papers === undefined) return null;
  const { copies } = papers;
  const list = copies.map(({ name, count }) =>
    name === undefined ? t(($) => $.print.shredded, { count }) : t(($) => $.print.copy, { count, name }),
  );
  return (
    <div aria-live="polite">
      {copies.length > 0 && (
        <p>
          <strong>{t(($) => $.print.copies, { list: list.join(', ') })}</strong> {t(($) => $.print.check)}
        </p>
      )}
    </div>
  );
}
