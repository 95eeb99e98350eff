import { Button, Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { ReadAloudSentences } from './ReadAloudSentences.tsx';
import { SaidOtherwise } from './SaidOtherwise.tsx';

type ReadAloud = ChairView['readAloud'];

/** Reading aloud at this point: how, how fast, and beforehand what will be said. */
export function ReadAloudPanel({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('reading');
  const { readAloud, reading } = view;
  const left = readAloud.sentences.filter((one) => one.leftOut).length;
  return (
    <details className="reading-panel">
      <summary>{t(($) => $.title)}</summary>
      {reading.sentence !== undefined && <ReadingNow waits={reading.waits === true} />}
      <HowItIsRead readAloud={readAloud} />
      {readAloud.sentences.length === 0 ? (
        <p className="quiet">{t(($) => $.nothing)}</p>
      ) : (
        <>
          <h3>{t(($) => $.before.title)}</h3>
          <p className="quiet">{t(($) => $.before.hint)}</p>
          {left > 0 && <p>{t(($) => $.before.left, { count: left })}</p>}
          <ReadAloudSentences sentences={readAloud.sentences} now={reading.sentence} />
        </>
      )}
      <SaidOtherwise said={readAloud.said} />
    </details>
  );
}

/** While something is read: back, on, and a whole part at a time. */
function ReadingNow({ waits }: { waits: boolean }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal, isLocked } = useCommand();
  const steps = [
    { step: -1, unit: 'item', label: t(($) => $.now.itemBack) },
    { step: -1, unit: 'sentence', label: t(($) => $.now.back) },
    { step: 1, unit: 'sentence', label: waits ? t(($) => $.now.goOn) : t(($) => $.now.on) },
    { step: 1, unit: 'item', label: t(($) => $.now.itemOn) },
  ] as const;
  return (
    <div>
      <p aria-live="polite">{waits ? t(($) => $.now.waits) : ''}</p>
      <div className="buttons">
        {steps.map(({ step, unit, label }) => (
          <Button
            key={label}
            variant="secondary"
            data-size="sm"
            disabled={isLocked}
            onClick={() => void run('reading.skip', { step, unit })}
          >
            {label}
          </Button>
        ))}
      </div>
      <RefusalNotice refusal={refusal} />
    </div>
  );
}

function HowItIsRead({ readAloud }: { readAloud: ReadAloud }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal } = useCommand();
  const { speed, byItself, byPerson, oneByOne, interpreterPaces } = readAloud;
  return (
    <div className="reading-choices">
      <label className="reading-speed">
        {t(($) => $.speed.label)}
        <input
          type="range"
          min={1}
          max={7}
          step={1}
          value={speed}
          disabled={byPerson}
          aria-valuetext={t(($) => $.speed.value, { speed })}
          onChange={(event) => void run('reading.set', { speed: Number(event.target.value) })}
        />
      </label>
      <Checkbox
        label={t(($) => $.byItself.label)}
        description={t(($) => $.byItself.hint)}
        checked={byItself}
        disabled={byPerson}
        onChange={(event) => void run('reading.set', { byItself: event.target.checked })}
      />
      <Checkbox
        label={t(($) => $.byPerson.label)}
        description={t(($) => $.byPerson.hint)}
        checked={byPerson}
        onChange={(event) => void run('reading.set', { byPerson: event.target.checked })}
      />
      <Checkbox
        label={t(($) => $.oneByOne.label)}
        description={t(($) => $.oneByOne.hint)}
        checked={oneByOne}
        onChange={(event) => void run('reading.set', { oneByOne: event.target.checked })}
      />
      <Checkbox
        label={t(($) => $.paces.label)}
        description={t(($) => $.paces.hint)}
        checked={interpreterPaces}
        onChange={(event) => void run('reading.set', { interpreterPaces: event.target.checked })}
      />
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
