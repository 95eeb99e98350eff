import { Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Look } from '#contract/views.ts';
import { useCommand } from '../host-client/use-command.ts';
import { RoomMeasures, WallKeysChoice } from './RoomMeasures.tsx';

/** Language and looks, for the whole room at once. */
export function LookChoice({ look }: { look: Look }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, isLocked } = useCommand();
  return (
    <details className="look">
      <summary>{t(($) => $.look.title)}</summary>
      <div className="look-choices">
        <fieldset className="choices" aria-label={t(($) => $.look.language)}>
          {(['nb', 'nn'] as const).map((language) => (
            <button
              key={language}
              type="button"
              className="choice"
              lang={language}
              aria-pressed={look.language === language}
              disabled={isLocked}
              onClick={() => void run('room.look', { language })}
            >
              {t(($) => $.look[language])}
            </button>
          ))}
        </fieldset>
        <fieldset className="choices" aria-label={t(($) => $.look.scheme)}>
          {(['light', 'dark'] as const).map((scheme) => (
            <button
              key={scheme}
              type="button"
              className="choice"
              aria-pressed={look.scheme === scheme}
              disabled={isLocked}
              onClick={() => void run('room.look', { scheme })}
            >
              {t(($) => $.look[scheme])}
            </button>
          ))}
        </fieldset>
        <Checkbox
          label={t(($) => $.look.large)}
          checked={look.large}
          onChange={(event) => void run('room.look', { large: event.target.checked })}
        />
        <Checkbox
          label={t(($) => $.look.contrast)}
          checked={look.contrast === 'high'}
          onChange={(event) => void run('room.look', { contrast: event.target.checked ? 'high' : 'normal' })}
        />
        <Checkbox
          label={t(($) => $.look.still)}
          checked={look.still === true}
          onChange={(event) => void run('room.look', { still: event.target.checked })}
        />
        <WallKeysChoice keys={look.keys ?? 'all'} />
        <RoomMeasures look={look} />
      </div>
    </details>
  );
}
