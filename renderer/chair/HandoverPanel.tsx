import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { HandoverSlip } from './HandoverPanelSlip.tsx';
import { HandoverSteps } from './HandoverPanelSteps.tsx';

/** R2: the baton passes from one to another, step by step; nobody lets go before another has taken it (R1). */
export function HandoverPanel({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const { candidates, open, slip } = view.handover;
  return (
    <section className="law-panel" aria-labelledby="handover">
      <h2 id="handover">{t(($) => $.handover.title)}</h2>
      {open !== undefined && <OpenHandover open={open} />}
      {open === undefined && candidates.length === 0 && <p>{t(($) => $.handover.nobody)}</p>}
      {open === undefined && candidates.length > 0 && (
        <OpenForm label={t(($) => $.handover.open)}>
          {(close) => (
            <HandoverSteps
              candidates={candidates}
              owner={view.plan?.name ?? ''}
              today={view.today}
              onDone={close}
            />
          )}
        </OpenForm>
      )}
      {slip.length > 0 && <HandoverSlip slip={slip} />}
    </section>
  );
}

type Open = NonNullable<ChairView['handover']['open']>;

/** What is prepared, what is still missing, and the next step. */
function OpenHandover({ open }: { open: Open }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const command = useCommand();
  const { id: handover, incoming, outgoing, after, ends, needsConsent } = open;
  const day = ends === undefined ? t(($) => $.handover.atOnce) : formatDay(ends, language, 'long');
  return (
    <>
      <p>
        <strong>{t(($) => $.handover.isOpen, { outgoing, incoming })}</strong>
      </p>
      <p>{t(($) => $.handover.sum[after], { name: outgoing, day })}</p>
      <p>{t(($) => $.handover.keeps, { outgoing, incoming })}</p>
      <p className="next-step" aria-live="polite">
        {needsConsent ? t(($) => $.handover.missing) : t(($) => $.handover.ready, { incoming })}
      </p>
      {!needsConsent && (
        <AskOnce
          label={t(($) => $.handover.accept, { incoming })}
          question={t(($) => $.handover.acceptTitle, { incoming })}
          yes={t(($) => $.handover.acceptYes)}
          command={command}
          onYes={async () => (await command.run('handover.accept', { handover })).ok}
        >
          <p>{t(($) => $.handover.acceptText, { incoming })}</p>
        </AskOnce>
      )}
    </>
  );
}
