import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

interface ReadingEndedProps {
  readonly asks: NonNullable<ChairView['state']['asks']>;
  readonly store: string;
}

/** The right to read has run out: the plan is covered here too, and what was written can still be delivered. */
export function ReadingEnded({ asks, store }: ReadingEndedProps): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  return (
    <section className="one-thing" aria-labelledby="reading-ended">
      <h1 id="reading-ended">{t(($) => $.readingEnded.title)}</h1>
      <p>{t(($) => $.readingEnded[asks], { store })}</p>
      <p>{t(($) => $.readingEnded.kept)}</p>
      <Button disabled={isLocked} onClick={() => void run('meeting.finish', {})}>
        {t(($) => $.readingEnded.finish)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
