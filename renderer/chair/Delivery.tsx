import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { PaperCopies } from '../components/papers/PaperCopies.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { OwnRecord } from './OwnRecord.tsx';

const steps = ['saved', 'sent', 'received'] as const;

/** How many of the three steps are done at each moment of the delivery. */
const doneAt: Readonly<Record<ChairView['delivery']['step'], number>> = {
  'not-begun': 0,
  documents: 0,
  sending: 1,
  waiting: 1,
  received: 3,
  forgotten: 3,
};

/** Lagret her · sendt · mottatt: the same three words everywhere. */
export function Delivery({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { delivery, state } = view;
  const isSealed = delivery.sealed === true;
  const done = isSealed ? 1 : doneAt[delivery.step];
  return (
    <section className="one-thing" aria-labelledby="delivery">
      <h1 id="delivery">
        {delivery.step === 'forgotten' && t(($) => (isSealed ? $.delivery.sealed : $.delivery.finished))}
        {delivery.step !== 'forgotten' && t(($) => $.delivery.title)}
      </h1>
      <div aria-live="polite">
        <ol className="steps">
          {steps.map((step, index) => (
            <li key={step} className={index < done ? 'step step-done' : 'step'}>
              <span aria-hidden="true">{index < done ? '✓' : '○'}</span> {t(($) => $.delivery[step])}
              <span className="only-heard">
                , {index < done ? t(($) => $.delivery.done) : t(($) => $.delivery.toCome)}
              </span>
            </li>
          ))}
        </ol>
        {delivery.step === 'documents' && <p>{t(($) => $.delivery.documents)}</p>}
        {delivery.step === 'waiting' && <p>{t(($) => $.delivery.waiting, { store: state.storeName })}</p>}
        {delivery.maySeal === true && <p>{t(($) => $.delivery.maySeal)}</p>}
        {delivery.receipt !== undefined && (
          <p className="quiet">{t(($) => $.delivery.receipt, { receipt: delivery.receipt })}</p>
        )}
      </div>
      <WhatWaits delivery={delivery} />
      <PaperCopies papers={view.papers} />
      {delivery.maySeal === true && <Seal />}
      <RefusalNotice refusal={delivery.refusal} />
      {delivery.withdrawn !== undefined && <OwnRecord withdrawn={delivery.withdrawn} />}
    </section>
  );
}

/** Nothing is silently set aside: what did not come into force is settled from home. */
function WhatWaits({ delivery }: Pick<ChairView, 'delivery'>): ReactNode {
  const { t } = useTranslation('chair');
  const { accessEnded, forgotten, waiting } = delivery;
  if (forgotten === true) return <p>{t(($) => $.delivery.forgotten)}</p>;
  if (accessEnded === true) return <p>{t(($) => $.delivery.accessEnded)}</p>;
  return waiting === undefined ? null : <p>{t(($) => $.delivery.atHome, { count: waiting })}</p>;
}

/** M15: the room is not left open for a network that does not come. */
function Seal(): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  return (
    <div>
      <Button disabled={isLocked} onClick={() => void run('meeting.seal', {})}>
        {t(($) => $.delivery.seal)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
