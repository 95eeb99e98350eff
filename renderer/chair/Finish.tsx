import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { Conclusions } from './Conclusions.tsx';
import { PrintPanel } from './PrintPanel.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** The one thing that cannot be undone here: it is asked twice, in calm words. */
export function Finish({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const [isAsking, setAsking] = useState(false);
  return (
    <section aria-labelledby="finish" className="finish">
      <h2 id="finish">{t(($) => $.finish.title)}</h2>
      <p>{t(($) => $.finish.hint, { store: view.state.storeName })}</p>
      <Conclusions view={view} />
      <PrintPanel papers={view.papers} />
      {view.readBack !== 'approved' && <p>{t(($) => $.finish.notApproved)}</p>}
      {view.need === undefined && <p>{t(($) => $.finish.needNotAsked)}</p>}
      {isAsking ? (
        <FinishQuestion unseen={unseenCards(view)} onStay={() => setAsking(false)} />
      ) : (
        <div className="buttons">
          <Button variant="secondary" onClick={() => setAsking(true)}>
            {t(($) => $.finish.start)}
          </Button>
        </div>
      )}
    </section>
  );
}

/** M8: of these the family has seen no card; said once, and nothing is stopped. */
function unseenCards({ conclusions }: ChairView): readonly string[] {
  return (conclusions ?? []).flatMap(({ service, isShown }) => (isShown ? [] : [service]));
}

interface QuestionNeeds {
  readonly unseen: readonly string[];
  readonly onStay: () => void;
}

/** The focus stands on the answer that changes nothing. */
function FinishQuestion({ unseen, onStay }: QuestionNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <>
      {unseen.length > 0 && (
        <>
          <p>{t(($) => $.finish.unseen)}</p>
          <ul>
            {unseen.map((service) => (
              <li key={service}>{service}</li>
            ))}
          </ul>
        </>
      )}
      <p id="finish-sure">{t(($) => $.finish.sure)}</p>
      <fieldset className="choices" aria-labelledby="finish-sure">
        <Button disabled={isLocked} onClick={() => void run('meeting.finish', {})}>
          {t(($) => $.finish.yes)}
        </Button>
        <Button variant="secondary" ref={stay} onClick={onStay}>
          {t(($) => $.finish.no)}
        </Button>
      </fieldset>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
