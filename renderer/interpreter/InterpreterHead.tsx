import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterPlace } from '#contract/table-views.ts';
import type { OwnLook } from './own-look.ts';
import { schemes, sizes } from './own-look.ts';
import { usePlaceName } from './use-place-name.ts';

const languages = ['nb', 'nn'] as const;

/** Where the room is, and how this page looks: nobody else's page moves. */
export function InterpreterHead({
  look,
  at,
}: {
  look: OwnLook;
  at: InterpreterPlace | undefined;
}): ReactNode {
  const { t } = useTranslation('interpreter');
  const placeName = usePlaceName();
  return (
    <header className="interpreter-head">
      <fieldset className="interpreter-choices" aria-label={t(($) => $.look.language)}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            aria-pressed={look.language === language}
            onClick={() => look.setLanguage(language)}
          >
            {t(($) => $.look[language])}
          </button>
        ))}
      </fieldset>
      <SizeChoice look={look} />
      <fieldset className="interpreter-choices" aria-label={t(($) => $.look.scheme)}>
        {schemes.map((scheme) => (
          <button
            key={scheme}
            type="button"
            aria-pressed={look.scheme === scheme}
            onClick={() => look.setScheme(scheme)}
          >
            {t(($) => $.look[scheme])}
          </button>
        ))}
      </fieldset>
      <h1>{at === undefined ? t(($) => $.heading) : placeName(at)}</h1>
    </header>
  );
}

function SizeChoice({ look }: { look: OwnLook }): ReactNode {
  const { t } = useTranslation('interpreter');
  const at = sizes.indexOf(look.size);
  const [smaller, larger] = [sizes[at - 1], sizes[at + 1]];
  return (
    <fieldset
      className="interpreter-choices"
      aria-label={t(($) => $.look.size, { step: look.size, of: sizes.length })}
    >
      <button
        type="button"
        aria-label={t(($) => $.look.smaller)}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && look.setSize(smaller)}
      >
        <span aria-hidden="true">{t(($) => $.look.smallerSign)}</span>
      </button>
      <button
        type="button"
        aria-label={t(($) => $.look.larger)}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && look.setSize(larger)}
      >
        <span aria-hidden="true">{t(($) => $.look.largerSign)}</span>
      </button>
    </fieldset>
  );
}
