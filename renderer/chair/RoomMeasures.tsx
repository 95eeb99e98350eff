import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WallKeys } from '#contract/screen-page.ts';
import type { Look } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

const allKeys: readonly WallKeys[] = ['all', 'presenter', 'none'];

/** A key that nobody meant to press turns no page where the room does not listen to it. */
export function WallKeysChoice({ keys }: { keys: WallKeys }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, isLocked } = useCommand();
  const words: Record<WallKeys, string> = {
    all: t(($) => $.look.keysAll),
    presenter: t(($) => $.look.keysPresenter),
    none: t(($) => $.look.keysNone),
  };
  return (
    <fieldset className="choices-named">
      <legend>{t(($) => $.look.keys)}</legend>
      <div className="choices">
        {allKeys.map((one) => (
          <button
            key={one}
            type="button"
            className="choice"
            aria-pressed={keys === one}
            disabled={isLocked}
            onClick={() => void run('room.look', { keys: one })}
          >
            {words[one]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

interface MeasureNeeds {
  readonly inches: string;
  readonly metres: string;
  readonly onInches: (written: string) => void;
  readonly onMetres: (written: string) => void;
  readonly inchesFault?: string | undefined;
  readonly metresFault?: string | undefined;
}

/** The two measures of a room, wherever somebody is asked for them. */
export function MeasureFields(needs: MeasureNeeds): ReactNode {
  const { t } = useTranslation('chair');
  return (
    <>
      <Textfield
        label={t(($) => $.look.inches)}
        inputMode="decimal"
        value={needs.inches}
        error={needs.inchesFault}
        onChange={(event) => needs.onInches(event.target.value)}
      />
      <Textfield
        label={t(($) => $.look.metres)}
        inputMode="decimal"
        value={needs.metres}
        error={needs.metresFault}
        onChange={(event) => needs.onMetres(event.target.value)}
      />
    </>
  );
}

/** The size of the text comes from the screen and the farthest chair; the room remembers it. */
export function RoomMeasures({ look: { room } }: { look: Look }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [inches, setInches] = useState(room === undefined ? '' : inWriting(room.inches));
  const [metres, setMetres] = useState(room === undefined ? '' : inWriting(room.metres));
  if (room === undefined) return null;
  return (
    <form
      className="room-measures"
      onSubmit={(event) => {
        event.preventDefault();
        void run('room.look', { inches: inNumbers(inches), metres: inNumbers(metres) });
      }}
    >
      <h3>{t(($) => $.look.room)}</h3>
      <MeasureFields inches={inches} metres={metres} onInches={setInches} onMetres={setMetres} />
      <p className="quiet" aria-live="polite">
        {room.tooSmall
          ? t(($) => $.look.tooSmall)
          : t(($) => $.look.fits, { metres: inWriting(room.metres) })}
      </p>
      <Button type="submit" variant="secondary" data-size="sm" disabled={isLocked}>
        {t(($) => $.look.save)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </form>
  );
}

function inWriting(number: number): string {
  return String(number).replace('.', ',');
}

function inNumbers(written: string): number {
  return Number(written.trim().replace(',', '.'));
}
