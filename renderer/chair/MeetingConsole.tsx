import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatClock } from '#language/dates.ts';
import { AgendaList } from '../components/console/AgendaList.tsx';
import { useBegunPage } from '../components/console/new-page.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { StoreState } from '../components/console/RoomNotices.tsx';
import { UndoButton } from '../components/console/UndoButton.tsx';
import { useCoverKey } from '../components/console/use-cover-key.ts';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { ConsentGlance } from './ConsentGlance.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import type { Place } from './ConsoleTabs.tsx';
import { ConsoleTabs } from './ConsoleTabs.tsx';
import { CurrentPoint } from './CurrentPoint.tsx';
import { EndingPanel } from './EndingPanel.tsx';
import { HandoverPanel } from './HandoverPanel.tsx';
import { LookChoice } from './LookChoice.tsx';
import { MessagesPanel } from './MessagesPanel.tsx';
import { AtOnce } from './AtOnce.tsx';
import { LinesHere } from './LinesHere.tsx';
import { Notices } from './Notices.tsx';
import { NowAndThen } from './NowAndThen.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import { Questions } from './Questions.tsx';
import { Reminders } from './Reminders.tsx';
import { TablePages } from './TablePages.tsx';
import { VoiceLine } from './VoiceLine.tsx';
import { VoicePanel } from './VoicePanel.tsx';
import { WallControls } from './WallControls.tsx';

/** The chair's console during a meeting: where we are, what the wall shows, what we do now, what only I see. */
export function MeetingConsole({ view }: { view: ChairView }): ReactNode {
  const { run, refusal, isLocked } = useCommand();
  const [at, setAt] = useState<Place>('meeting');
  useCoverKey();
  useBegunPage();

  /** Another place begins at its first line, wherever the last one was left. */
  function go(place: Place): void {
    setAt(place);
    window.scrollTo({ top: 0 });
  }

  return (
    <div className="console">
      <ConsoleHead view={view} />
      <div className="console-side console-left">
        <ConsoleTabs at={at} onGo={go} />
        <AgendaList
          agenda={view.agenda}
          isLocked={isLocked}
          onGo={(agenda) => {
            go('meeting');
            void run('agenda.go', { agenda });
          }}
        />
        <RefusalNotice refusal={refusal} />
      </div>
      <div className="console-middle">
        <WallControls view={view} />
        <Places view={view} at={at} onGo={go} />
        <NowAndThen view={view} at={at} />
      </div>
      <ConsoleAside view={view} at={at} onGo={go} />
    </div>
  );
}

function ConsoleHead({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const { plan } = view;
  return (
    <header className="console-head">
      <h1>{t(($) => $.meetingOf, { name: plan?.name ?? '' })}</h1>
      {plan !== undefined && (
        <p className="quiet">
          {t(($) => $.where, { place: plan.place, clock: formatClock(plan.time, language) })}
        </p>
      )}
      <UndoButton undo={view.undo} />
    </header>
  );
}

interface PlaceNeeds {
  readonly view: ChairView;
  readonly at: Place;
  readonly onGo: (place: Place) => void;
}

/** All places stay drawn: what is half written in one is there when the chair comes back to it. */
function Places({ view, at, onGo }: PlaceNeeds): ReactNode {
  const drawn: Record<Place, ReactNode> = {
    meeting: (
      <>
        <CurrentPoint view={view} onConsent={() => onGo('consent')} />
        <LinesHere view={view} />
      </>
    ),
    consent: <ConsentPanel view={view} onPeople={() => onGo('people')} />,
    people: <PeoplePanel view={view} />,
    handover: (
      <>
        <HandoverPanel view={view} />
        <EndingPanel view={view} />
      </>
    ),
    messages: <MessagesPanel view={view} />,
  };
  return Object.entries(drawn).map(([place, panel]) => (
    <div key={place} className="console-place" hidden={place !== at}>
      {panel}
    </div>
  ));
}

function ConsoleAside({ view, at, onGo }: PlaceNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  return (
    <aside className="console-side" aria-label={t(($) => $.notices.title)}>
      <div className="only-chair">
        {at !== 'consent' && <ConsentGlance consent={view.consent} onOpen={() => onGo('consent')} />}
        <AtOnce rows={view.atOnce} />
        <Notices notices={view.notices} />
        <VoiceLine voices={view.voices} />
        <Questions view={view} />
        <Reminders view={view} />
      </div>
      <TablePages view={view} />
      <LookChoice look={view.look} />
      <VoicePanel voices={view.voices} />
      <StoreState state={view.state} />
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={isLocked}
        onClick={() => void run('meeting.leave', {})}
      >
        {t(($) => $.leave)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </aside>
  );
}
