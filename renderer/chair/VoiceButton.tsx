import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/views.ts';
import type { Command } from '../host-client/use-command.ts';

/** One place for all of it: begin, say no to what begins by itself (M2), stop. */
export function VoiceButton({
  reading,
  command: { run, isLocked },
}: {
  reading: Reading;
  command: Command;
}): ReactNode {
  const { t } = useTranslation(['chair', 'reading']);
  const isReading = reading.sentence !== undefined;
  const begins = reading.begins === true;
  const idle = begins ? t(($) => $.begins.stop, { ns: 'reading' }) : t(($) => $.wall.read);
  return (
    <Button
      variant="secondary"
      disabled={isLocked}
      onClick={() => void run(isReading || begins ? 'reading.stop' : 'reading.start', {})}
    >
      {isReading ? t(($) => $.wall.stop) : idle}
    </Button>
  );
}

/** What the voice is about to do, told where the wall's page is named. */
export function VoiceSoon({ reading }: { reading: Reading }): ReactNode {
  const { t } = useTranslation('reading');
  return (
    <p className="voice-soon" aria-live="polite">
      {reading.begins === true && t(($) => $.begins.text)}
    </p>
  );
}
