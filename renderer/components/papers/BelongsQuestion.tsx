import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OneOf } from './OneOf.tsx';

interface BelongsNeeds {
  /** Nothing stands chosen: the question is to be read. */
  readonly belongs: boolean | undefined;
  readonly onChange: (belongs: boolean) => void;
  readonly isMissing: boolean;
}

/** D2: asked of every document, before a byte of it is sent. */
export function BelongsQuestion({ belongs, onChange, isMissing }: BelongsNeeds): ReactNode {
  const { t } = useTranslation('papers');
  const answers = ['yes', 'no'] as const;
  const chosen = belongs === true ? 'yes' : 'no';
  return (
    <>
      <OneOf
        legend={t(($) => $.document.belongs)}
        hint={t(($) => $.document.belongsHint)}
        choices={answers}
        chosen={belongs === undefined ? undefined : chosen}
        nameOf={(one) => t(($) => $.document[one])}
        onChange={(one) => onChange(one === 'yes')}
        error={isMissing ? t(($) => $.document.belongsMissing) : undefined}
      />
      <p aria-live="polite">{belongs === false && t(($) => $.document.notHere)}</p>
    </>
  );
}
