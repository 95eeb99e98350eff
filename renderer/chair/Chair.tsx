import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { RoomNotices } from '../components/console/RoomNotices.tsx';
import { useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { useRoomLook } from '../language/use-room-look.ts';
import { RoomOffice } from '../setup/RoomOffice.tsx';
import { useLoudspeaker } from '../speaker/use-loudspeaker.ts';
import { ChoosePlan } from './ChoosePlan.tsx';
import { Delivery } from './Delivery.tsx';
import { LookChoice } from './LookChoice.tsx';
import { MeetingConsole } from './MeetingConsole.tsx';
import { ReadingEnded } from './ReadingEnded.tsx';
import { Resting } from './Resting.tsx';
import { useRest } from './use-rest.ts';
import { VoicePanel } from './VoicePanel.tsx';
import { WallScreen } from './WallScreen.tsx';

/** The chair's page, from choosing a plan until the room has forgotten it. */
export function Chair({ restAfter }: { restAfter?: number }): ReactNode {
  const { sent, refusal } = useHostState();
  const { t } = useTranslation('chair');
  const view = sent?.role === 'chair' ? sent.view : undefined;
  useRoomLook(view?.look);
  usePageTitle(t(($) => $.title));
  useRest(view?.state, restAfter);
  return (
    <main className="console-page">
      <RoomNotices state={view?.state} />
      <RefusalNotice refusal={refusal} />
      {view === undefined ? (
        <h1 className="one-thing">{t(($) => $.starting)}</h1>
      ) : (
        <>
          <ChairSpeaker view={view} />
          <WallScreen displays={view.displays} />
          {view.state.rests === true ? (
            <Resting />
          ) : (
            <RoomOffice view={view}>
              <ChairPhase view={view} />
            </RoomOffice>
          )}
        </>
      )}
    </main>
  );
}

/** Where there is no wall, the console is the room's loudspeaker. */
function ChairSpeaker({ view }: { view: ChairView }): ReactNode {
  useLoudspeaker(view.loudspeaker, view.reading.generation, view.sound);
  return null;
}

function ChairPhase({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  switch (view.state.phase) {
    case 'starting':
      return <h1 className="one-thing">{t(($) => $.starting)}</h1>;
    case 'fetching':
      return <h1 className="one-thing">{t(($) => $.choose.fetching)}</h1>;
    case 'choosing':
      return (
        <>
          <ChoosePlan view={view} />
          <div className="one-thing">
            <RefusalNotice refusal={view.state.refusal} />
            <LookChoice look={view.look} />
            <VoicePanel voices={view.voices} />
          </div>
        </>
      );
    case 'meeting':
      return view.state.asks === undefined ? (
        <MeetingConsole view={view} />
      ) : (
        <ReadingEnded asks={view.state.asks} store={view.state.storeName} />
      );
    case 'delivering':
      return <Delivery view={view} />;
    case 'delivered':
      return (
        <>
          <Delivery view={view} />
          {(view.plans.length > 0 || view.signIn !== undefined) && <ChoosePlan view={view} />}
        </>
      );
    case 'refused':
      return (
        <section className="one-thing">
          <h1>{t(($) => $.refused)}</h1>
          <RefusalNotice refusal={view.state.refusal} />
        </section>
      );
  }
}
