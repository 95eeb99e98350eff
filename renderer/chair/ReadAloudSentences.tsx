import { Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

type Sentence = ChairView['readAloud']['sentences'][number];

/** What will be read here, sentence by sentence: "vi leser det slik", and whether it is read today. */
export function ReadAloudSentences({
  sentences,
  now,
}: {
  sentences: readonly Sentence[];
  now: string | undefined;
}): ReactNode {
  return (
    <ol className="reading-sentences">
      {sentences.map((sentence) => (
        <SentenceLine key={sentence.id} sentence={sentence} isNow={sentence.id === now} />
      ))}
    </ol>
  );
}

function SentenceLine({ sentence, isNow }: { sentence: Sentence; isNow: boolean }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal } = useCommand();
  const { id, text, spoken, language, leftOut } = sentence;
  return (
    <li aria-current={isNow ? 'true' : undefined}>
      <p lang={language}>{text}</p>
      {spoken !== text && (
        <p className="quiet">
          {t(($) => $.spoken)} <span lang={language}>{spoken}</span>
        </p>
      )}
      <Checkbox
        data-size="sm"
        label={t(($) => $.leaveOut)}
        aria-description={text}
        checked={leftOut}
        onChange={(event) => void run('reading.leaveOut', { sentence: id, out: event.target.checked })}
      />
      <RefusalNotice refusal={refusal} />
    </li>
  );
}
