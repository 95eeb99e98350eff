import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatClock } from '#language/dates.ts';
import { AgendaList } from '../components/console/AgendaList.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { StoreState } from '../components/console/RoomNotices.tsx';
import { UndoButton } from '../components/console/UndoButton.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { CurrentPoint } from './CurrentPoint.tsx';
import { LookChoice } from './LookChoice.tsx';
import { Notices } from './Notices.tsx';
import { TablePages } from './TablePages.tsx';
import { WallControls } from './WallControls.tsx';

/** The chair's console during a meeting: where we are, what the wall shows, what we do now, what only I see. */
export function MeetingConsole({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const { run, refusal, isLocked } = useCommand();
  const { plan } = view;
  const present = view.people.filter((one) => one.here !== 'no' && one.here !== 'left');
  // M1: the family is never asked to take the minutes.
  const professionals = present.filter((one) => one.role !== 'plan-owner' && one.role !== 'guardian');
  return (
    <div className="console">
      <header className="console-head">
        <h1>{t(($) => $.meetingOf, { name: plan?.name ?? '' })}</h1>
        {plan !== undefined && (
          <p className="quiet">
            {t(($) => $.where, { place: plan.place, clock: formatClock(plan.time, language) })}
          </p>
        )}
        <UndoButton undo={view.undo} />
      </header>
      <div className="console-side">
        <AgendaList
          agenda={view.agenda}
          isLocked={isLocked}
          onGo={(agenda) => void run('agenda.go', { agenda })}
        />
        <RefusalNotice refusal={refusal} />
      </div>
      <div className="console-middle">
        <WallControls view={view} />
        <CurrentPoint view={view} present={present} />
      </div>
      <aside className="console-side" aria-labelledby="notices">
        <Notices notices={view.notices} />
        <TablePages tables={view.tables} present={professionals} />
        <LookChoice look={view.look} />
        <StoreState state={view.state} />
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={isLocked}
          onClick={() => void run('meeting.leave', {})}
        >
          {t(($) => $.leave)}
        </Button>
      </aside>
    </div>
  );
}
