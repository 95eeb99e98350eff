import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstantTime } from '#language/dates.ts';
import type { HomeRoom } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { isRooms } from './store-answers.ts';
import { useAction } from './use-action.ts';

/** The rooms that this person has let in, each with its way out. None: nothing is said. */
export function RoomsLetIn(): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const [rooms, setRooms] = useState<readonly HomeRoom[]>([]);
  const ask = useCallback(async () => {
    const asked = await store.fetch('/v1/home/rooms', isRooms);
    return asked.ok ? asked.value.rooms : [];
  }, [store]);
  useEffect(() => {
    void ask().then(setRooms);
  }, [ask]);

  async function end(grant: string): Promise<void> {
    const body = { grant };
    const isEnded = await run(async () => store.tell({ method: 'POST', path: '/v1/home/device/end', body }));
    if (isEnded === true) setRooms(await ask());
  }

  if (rooms.length === 0) return null;
  return (
    <ul className="home-list">
      {rooms.map((room) => (
        <li key={room.grant} className="home-card home-stack home-tight">
          <RoomWords room={room} />
          <Button variant="secondary" disabled={isWaiting} onClick={() => void end(room.grant)}>
            {t(($) => $.start.endRoom, { room: room.room })}
          </Button>
        </li>
      ))}
      <li>
        <ProblemNotice problem={problem} />
      </li>
    </ul>
  );
}

function RoomWords({ room }: { room: HomeRoom }): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const clock = formatInstantTime(room.since, language);
  return (
    <p>
      {room.owner === undefined
        ? t(($) => $.start.roomNew, { room: room.room, clock })
        : t(($) => $.start.roomShows, { room: room.room, owner: room.owner, clock })}
    </p>
  );
}
