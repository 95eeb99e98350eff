import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { colourSchema } from '#contract/screen-page.ts';
import type { Scheme } from '#language/theme-colours.ts';
import { themeTokens } from '#language/theme-colours.ts';
import type { FieldNeeds } from './use-faults.ts';
import { useFaults } from './use-faults.ts';

/** Two colours from the municipality's letterhead, and what becomes of them where people read. */
export function SetUpColours({ draft, faults, onChange }: FieldNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const faultAt = useFaults(faults);
  return (
    <section className="set-up-part" aria-labelledby="set-up-colours">
      <h2 id="set-up-colours">{t(($) => $.colours.title)}</h2>
      <p className="quiet">{t(($) => $.colours.hint)}</p>
      <Textfield
        label={t(($) => $.colours.main)}
        value={draft.main}
        error={faultAt('main')}
        onChange={(event) => onChange({ main: event.target.value })}
      />
      <Textfield
        label={t(($) => $.colours.second)}
        value={draft.second}
        error={faultAt('second')}
        onChange={(event) => onChange({ second: event.target.value })}
      />
      <div aria-live="polite">
        <Judged main={draft.main.trim()} second={draft.second.trim()} />
      </div>
    </section>
  );
}

function Judged({ main, second }: { main: string; second: string }): ReactNode {
  const { t } = useTranslation('setup');
  const areColours = [main, second].every((one) => colourSchema.safeParse(one).success);
  if (!areColours) return null;
  const changed = (['light', 'dark'] as const).filter((scheme) => isChanged(main, second, scheme));
  const shown = (['light', 'dark'] as const).map((scheme) => themeTokens({ main, second }, scheme).text);
  return (
    <>
      <p className="colours-shown" aria-hidden="true">
        {[main, second, ...shown].map((colour, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- four places that never move
          <span key={index} style={{ background: colour }} />
        ))}
      </p>
      {changed.length === 0 && <p>{t(($) => $.colours.fine)}</p>}
      {changed.map((scheme) => (
        <p key={scheme}>{t(($) => $.colours[scheme])}</p>
      ))}
    </>
  );
}

function isChanged(main: string, second: string, scheme: Scheme): boolean {
  return themeTokens({ main, second }, scheme).text.toLowerCase() !== main.toLowerCase();
}
