import { Alert } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplaysPart } from '#contract/display-rows.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';

/**
 * Which screen is the wall. Nobody is asked before there is something to choose: then it stands at the top until it is
 * answered. Once it is, one line that can be opened to choose anew.
 */
export function WallScreen({ displays }: { displays: DisplaysPart | undefined }): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  if (displays === undefined) return null;
  const { wall, screens } = displays;
  const choice = <ScreenChoice displays={displays} command={command} />;
  if (wall === 'stands' || wall === 'window') {
    const number = screens.find(({ holds }) => holds === 'wall')?.number;
    return (
      <details className="wall-screen look">
        <summary>
          {number === undefined
            ? t(($) => $.displays.inWindow)
            : t(($) => $.displays.stands, { number: String(number) })}
        </summary>
        {choice}
      </details>
    );
  }
  return (
    <Alert className="wall-screen" data-color={wall === 'unchosen' ? 'info' : 'warning'}>
      <section aria-labelledby="wall-screen">
        <h2 id="wall-screen">{t(($) => $.displays.titles[wall])}</h2>
        <p>{t(($) => $.displays.texts[wall])}</p>
        {choice}
      </section>
    </Alert>
  );
}

interface ChoiceNeeds {
  readonly displays: DisplaysPart;
  readonly command: Command;
}

/** In the order in which they stand, so that the numbers can be found in the room. */
function ScreenChoice({ displays, command }: ChoiceNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = command;
  return (
    <>
      <fieldset className="choices" aria-label={t(($) => $.displays.label)}>
        {displays.screens.map(({ screen, number, label, width, height, holds }) => (
          <button
            key={screen}
            type="button"
            className="choice screen-choice"
            aria-pressed={holds === 'wall'}
            disabled={isLocked || holds === 'wall'}
            onClick={() => void run('screen.place', { screen })}
          >
            <strong>{t(($) => $.displays.screen, { number: String(number) })}</strong>
            <span>{t(($) => $.displays.size, { label, width: String(width), height: String(height) })}</span>
            {holds === 'console' && <span>{t(($) => $.displays.here)}</span>}
          </button>
        ))}
        <button
          type="button"
          className="choice screen-choice"
          aria-pressed={displays.wall === 'window'}
          disabled={isLocked || displays.wall === 'window'}
          onClick={() => void run('screen.place', { screen: 'none' })}
        >
          {t(($) => $.displays.none)}
        </button>
      </fieldset>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
