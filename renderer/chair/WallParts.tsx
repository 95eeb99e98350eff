import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { PointTimer } from './PointTimer.tsx';

/** What else the wall can show of this point, and how long we have been at it: for the chair alone. */
export function WallParts({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const { parts, part } = view;
  const point = view.agenda.find((line) => line.state === 'now');
  // M12: no timers while the child is here, also while it may still be in the doorway.
  const childIsHere = view.people.some((one) => one.role === 'plan-owner' && one.here !== 'no');
  if (parts.length === 0 && childIsHere) return null;
  return (
    <div className="wall-parts">
      {parts.length > 0 && (
        <fieldset className="choices" aria-label={t(($) => $.wall.parts.title)}>
          {[undefined, ...parts].map((one) => (
            <button
              key={one ?? 'own'}
              type="button"
              className="choice"
              aria-pressed={part === one}
              disabled={isLocked}
              onClick={() => void run('screen.part', one === undefined ? {} : { part: one })}
            >
              {t(($) => $.wall.parts[one ?? 'own'])}
            </button>
          ))}
        </fieldset>
      )}
      {!childIsHere && <PointTimer key={point?.id} />}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
