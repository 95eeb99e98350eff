import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { LeaveRoom } from './LeaveRoom.tsx';
import { Licences } from './Licences.tsx';
import { RoomCheck } from './RoomCheck.tsx';
import { SetUp } from './SetUp.tsx';
import { Support } from './Support.tsx';
import { UnlockSetUp } from './UnlockSetUp.tsx';

type Place = 'meeting' | 'check' | 'saved' | 'setup' | 'support' | 'licences' | 'leave';

/** Between meetings: the meeting to choose, or one of the room's own affairs. In a meeting there is nothing of them. */
export function RoomOffice({ view, children }: { view: ChairView; children: ReactNode }): ReactNode {
  const [place, setPlace] = useState<Place>('meeting');
  const { setup } = view;
  if (setup === undefined) return children;
  const asksFirst = setup.first === 'asks' && place === 'meeting';
  if (place === 'meeting' && !asksFirst) {
    return (
      <>
        {setup.first === 'offers' && <FirstTime onSetUp={() => setPlace('setup')} />}
        {children}
        <RoomPlaces onGo={setPlace} />
      </>
    );
  }
  const onBack = (): void => setPlace('meeting');
  return (
    <div className="one-thing room-office">
      <OfficePlace place={asksFirst ? 'setup' : place} view={view} onSaved={() => setPlace('saved')} />
      {!asksFirst && <BackButton isSetUp={place === 'setup' || place === 'saved'} onBack={onBack} />}
    </div>
  );
}

interface PlaceNeeds {
  readonly place: Place;
  readonly view: ChairView;
  readonly onSaved: () => void;
}

function OfficePlace({ place, view, onSaved }: PlaceNeeds): ReactNode {
  const { setup } = view;
  if (setup === undefined) return null;
  if (place === 'leave') return <LeaveRoom hasCode={setup.hasCode} />;
  if (place === 'support') return <Support />;
  if (place === 'licences') return <Licences />;
  if (place !== 'setup') return <RoomCheck isSaved={place === 'saved'} />;
  if (setup.draft === undefined) return <UnlockSetUp />;
  return <SetUp setup={setup} draft={setup.draft} voices={view.voices} onSaved={onSaved} />;
}

function BackButton({ isSetUp, onBack }: { isSetUp: boolean; onBack: () => void }): ReactNode {
  const { t } = useTranslation('setup');
  const { run, isLocked } = useCommand();
  return (
    <Button
      variant="secondary"
      disabled={isLocked}
      onClick={() => {
        // Whoever comes after finds the set-up locked again.
        if (isSetUp) void run('setup.close', {});
        onBack();
      }}
    >
      {t(($) => $.places.back)}
    </Button>
  );
}

function RoomPlaces({ onGo }: { onGo: (place: Place) => void }): ReactNode {
  const { t } = useTranslation('setup');
  return (
    <nav className="one-thing room-places" aria-label={t(($) => $.places.label)}>
      <ul>
        {(['check', 'setup', 'support', 'licences', 'leave'] as const).map((place) => (
          <li key={place}>
            <Button variant="tertiary" data-size="sm" onClick={() => onGo(place)}>
              {t(($) => $.places[place])}
            </Button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** No wall of questions: the plans to try stand right below. */
function FirstTime({ onSetUp }: { onSetUp: () => void }): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  return (
    <section className="one-thing first-time" aria-labelledby="first-time">
      <h2 id="first-time">{t(($) => $.first.offersTitle)}</h2>
      <p>{t(($) => $.first.offers)}</p>
      <div className="choices">
        <Button variant="secondary" disabled={isLocked} onClick={() => void run('setup.later', {})}>
          {t(($) => $.first.later)}
        </Button>
        <Button variant="secondary" disabled={isLocked} onClick={onSetUp}>
          {t(($) => $.first.setUp)}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
