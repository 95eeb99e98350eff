import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
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
  const done = doneAt[delivery.step];
  return (
    <section className="one-thing" aria-labelledby="delivery">
      <h1 id="delivery">
        {delivery.step === 'forgotten' ? t(($) => $.delivery.finished) : t(($) => $.delivery.title)}
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
        {delivery.receipt !== undefined && (
          <p className="quiet">{t(($) => $.delivery.receipt, { receipt: delivery.receipt })}</p>
        )}
      </div>
      <RefusalNotice refusal={delivery.refusal} />
      {delivery.withdrawn !== undefined && <OwnRecord withdrawn={delivery.withdrawn} />}
    </section>
  );
}
