import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Made, MadeBy } from '#contract/words-rows.ts';
import type { ScreenPage } from '#contract/views.ts';

/** Always in words: what stands here is in the other written form, who made it, and that the original is valid. */
export function StageMade({ page }: { page: ScreenPage }): ReactNode {
  const { t } = useTranslation('screen');
  const by = madeOn(page);
  return by === undefined ? null : <p className="stage-made">{t(($) => $.made[by])}</p>;
}

/** One sentence by the machine is enough. */
function madeOn(page: ScreenPage): MadeBy | undefined {
  const all = [...rowsOn(page), { made: 'made' in page ? page.made : undefined }].flatMap(
    ({ made }): Made[] => (made === undefined ? [] : [made]),
  );
  return all.find((one) => one.by === 'machine')?.by ?? all[0]?.by;
}

function rowsOn(page: ScreenPage): readonly { readonly made?: Made | undefined }[] {
  if ('sentences' in page) return page.sentences;
  return page.kind === 'goal' || page.kind === 'agenda' ? page.rows : [];
}
