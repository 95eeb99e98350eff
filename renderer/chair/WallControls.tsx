import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { coverKey } from '../components/console/use-cover-key.ts';
import { Stage } from '../components/stage/Stage.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { VoiceButton, VoiceSoon } from './VoiceButton.tsx';
import { WallParts } from './WallParts.tsx';

/** What the wall shows now, in small, and the few things that are done with it all the time: always in sight. */
export function WallControls({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  return (
    <>
      <section className="wall-now" aria-labelledby="wall-now">
        <div className="miniature" aria-hidden="true" inert>
          <Stage page={view.screen} reading={view.reading} look={view.look} />
        </div>
        <div className="wall-side">
          <div className="wall-words">
            <h2 id="wall-now">{view.covered ? t(($) => $.wall.covered) : t(($) => $.wall.title)}</h2>
            <p className="only-heard">
              <WallInWords screen={view.screen} />
            </p>
            <p className="quiet" aria-live="polite">
              {'number' in view.screen && view.screen.of > 1
                ? t(($) => $.wall.page, { number: view.screen.number, of: view.screen.of })
                : ''}
            </p>
            <VoiceSoon reading={view.reading} />
          </div>
          <WallButtons view={view} command={command} />
          <RefusalNotice refusal={command.refusal} />
        </div>
      </section>
      <WallParts view={view} />
    </>
  );
}

function WallButtons({ view, command }: { view: ChairView; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, isLocked } = command;
  return (
    <div className="buttons">
      {view.covered ? (
        <Button disabled={isLocked} onClick={() => void run('screen.uncover', {})}>
          {t(($) => $.wall.uncover)}
        </Button>
      ) : (
        <Button
          variant="secondary"
          aria-keyshortcuts={coverKey}
          disabled={isLocked}
          onClick={() => void run('screen.cover', {})}
        >
          {t(($) => $.wall.cover)}
          <kbd aria-hidden="true">{coverKey}</kbd>
        </Button>
      )}
      <Button variant="secondary" disabled={isLocked} onClick={() => void run('screen.previous', {})}>
        {t(($) => $.wall.previous)}
      </Button>
      <Button
        variant={view.covered ? 'secondary' : 'primary'}
        disabled={isLocked}
        onClick={() => void run('screen.next', {})}
      >
        {t(($) => $.wall.next)}
      </Button>
      <VoiceButton reading={view.reading} command={command} />
    </div>
  );
}

function WallInWords({ screen }: { screen: ChairView['screen'] }): ReactNode {
  const { t } = useTranslation('chair');
  switch (screen.kind) {
    case 'goal':
      return t(($) => $.wall.kinds.goal, { number: screen.goalNumber, title: screen.title });
    case 'document':
      return t(($) => $.wall.kinds.document, { title: screen.title });
    case 'read-back':
      return t(($) => $.wall.kinds.readBack);
    case 'next-meeting':
      return t(($) => $.wall.kinds.nextMeeting);
    case 'sentences':
      return t(($) => $.wall.kinds[screen.part ?? 'sentences']);
    default:
      return t(($) => $.wall.kinds[screen.kind]);
  }
}
