import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { ClosePlan, Deactivate } from './EndingPanelClose.tsx';
import { Deletion } from './EndingPanelDeletion.tsx';
import { Reopen } from './EndingPanelReopen.tsx';

/** M10, S1, S2, S5, C8: is cooperation still needed, and how a plan ends, rests and is opened again. */
export function EndingPanel({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const { ending, people } = view;
  return (
    <section className="law-panel" aria-labelledby="ending">
      {ending.kind === 'open' ? (
        <>
          <h2 id="ending">{t(($) => $.ending.needTitle)}</h2>
          <NeedChoice need={view.need} />
          <ClosePlan people={people} />
        </>
      ) : (
        <>
          <h2 id="ending">{t(($) => $.ending.title)}</h2>
          <HasEnded ending={ending} />
          {ending.kind === 'closed' && ending.why !== 'consent-withdrawn' && <Deactivate people={people} />}
          <Reopen consent={ending.reopenWith} />
        </>
      )}
      <Deletion state={ending.deletion} people={people} />
    </section>
  );
}

const extents = ['as-now', 'more', 'less', 'ended'] as const;

/** M10, G6: four answers of one weight; none of them does anything by itself. */
function NeedChoice({ need }: { need: ChairView['need'] }): ReactNode {
  const { t } = useTranslation('people');
  const { run, refusal, isLocked } = useCommand();
  return (
    <>
      <p>{t(($) => $.ending.needHint)}</p>
      <fieldset className="choices" aria-label={t(($) => $.ending.needTitle)}>
        {extents.map((extent) => (
          <button
            key={extent}
            type="button"
            className="choice"
            aria-pressed={need === extent}
            disabled={isLocked}
            onClick={() => void run('need.assess', { extent, saidBy: [] })}
          >
            {t(($) => $.ending.need[extent])}
          </button>
        ))}
      </fieldset>
      <p aria-live="polite">{need === 'ended' ? t(($) => $.ending.needEnded) : ''}</p>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

function HasEnded({ ending }: { ending: ChairView['ending'] }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { kind, why, on } = ending;
  if (kind === 'open') return null;
  const words = { closed: 'closedOn', inactive: 'inactiveOn' } as const;
  return (
    <p>
      <strong>
        {on === undefined
          ? t(($) => $.ending.is[kind])
          : t(($) => $.ending.is[words[kind]], { day: formatDay(on, language, 'long') })}
      </strong>{' '}
      {why !== undefined && t(($) => $.ending.why[why])}
    </p>
  );
}
