import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#contract/writing-rows.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { RefusalNotice } from './RefusalNotice.tsx';

interface PenNeeds {
  readonly section: Section;
  readonly isActive: boolean;
  readonly onTake: () => void;
}

/** Whose pen it is, and the one touch that moves it. */
export function PenRow({ section, isActive, onTake }: PenNeeds): ReactNode {
  const { t } = useTranslation('common');
  if (section.state === 'approved') return <p className="quiet">{t(($) => $.section.approved)}</p>;
  switch (section.pen) {
    case 'mine':
      return <MyPen section={section} isActive={isActive} />;
    case 'other':
      return <OthersPen section={section} onTake={onTake} />;
    case 'free':
      return <FreePen section={section} onTake={onTake} />;
  }
}

/** Those who asked first; the others where somebody writes, so that it is quiet everywhere else. */
function MyPen({ section, isActive }: Omit<PenNeeds, 'onTake'>): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  const others = section.others ?? [];
  const asking = others.filter(({ asks }) => asks);
  const shown = isActive ? others : asking;
  const said = asking.map(({ name }) => t(($) => $.section.wants, { name }));
  if (section.leaving !== undefined)
    return <p aria-live="polite">{t(($) => $.section.leaving, { name: section.leaving.name })}</p>;
  return (
    <div className="pen">
      <p aria-live="polite">{said.join(' ')}</p>
      {shown.map(({ page, name, asks }) => (
        <Button
          key={page}
          variant={asks ? 'secondary' : 'tertiary'}
          data-size="sm"
          disabled={isLocked}
          onClick={() => void run('pen.give', { section: section.id, to: page })}
        >
          {t(($) => $.section.give, { name })}
        </Button>
      ))}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

function OthersPen({ section, onTake }: Omit<PenNeeds, 'isActive'>): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  const { penName, asked, coming } = section;
  const who =
    penName === undefined ? t(($) => $.section.otherPlain) : t(($) => $.section.other, { name: penName });
  const take = t(($) => $.section.takeOver);
  const ask = t(($) => $.section.ask);
  return (
    <div className="pen">
      <p className="quiet" aria-live="polite">
        {who} {coming === true && t(($) => $.section.coming)}
        {coming !== true && asked === true && t(($) => $.section.asked)}
      </p>
      {asked !== true && (
        <Button
          variant="tertiary"
          data-size="sm"
          disabled={isLocked}
          aria-label={`${ask}: ${section.heading}`}
          onClick={() => {
            onTake();
            void run('pen.ask', { section: section.id });
          }}
        >
          {ask}
        </Button>
      )}
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked}
        aria-label={`${take}: ${section.heading}`}
        onClick={() => {
          onTake();
          void run('pen.take', { section: section.id });
        }}
      >
        {take}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

function FreePen({ section, onTake }: Omit<PenNeeds, 'isActive'>): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  const label = t(($) => $.section.take);
  return (
    <div className="pen">
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked}
        aria-label={`${label}: ${section.heading}`}
        onClick={() => {
          onTake();
          void run('pen.take', { section: section.id });
        }}
      >
        {label}
      </Button>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
