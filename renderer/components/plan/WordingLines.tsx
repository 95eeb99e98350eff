import { Button, Textarea } from '@digdir/designsystemet-react';
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WordingLine } from '#contract/words-rows.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { RefusalNotice } from '../console/RefusalNotice.tsx';

/** The sentences of this point, each with its other written form, to be put right by a person. */
export function WordingLines({ lines }: { lines: readonly WordingLine[] }): ReactNode {
  const { t } = useTranslation('words');
  return (
    <section aria-labelledby="wording-lines">
      <h3 id="wording-lines">{t(($) => $.lines.title)}</h3>
      <p className="quiet">{t(($) => $.lines.hint)}</p>
      <ul className="wording-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: WordingLine }): ReactNode {
  const { t } = useTranslation('words');
  const { run, refusal, isLocked } = useCommand();
  const [isOpen, setOpen] = useState(false);
  const { text, language, other } = line;
  const otherLanguage = language === 'nb' ? 'nn' : 'nb';
  return (
    <>
      <p lang={language}>{text}</p>
      {other === undefined ? (
        <p className="quiet">{t(($) => $.lines.missing)}</p>
      ) : (
        <p>
          <span lang={otherLanguage}>{other.text}</span>{' '}
          <span className="quiet">{t(($) => $.lines.by[other.by === 'person' ? 'person' : 'machine'])}</span>
        </p>
      )}
      {isOpen ? (
        <Correction line={line} onDone={() => setOpen(false)} />
      ) : (
        <div className="buttons">
          <Button
            variant="tertiary"
            data-size="sm"
            aria-label={t(($) => $.lines.editOne, { text })}
            onClick={() => setOpen(true)}
          >
            {t(($) => $.lines.edit)}
          </Button>
          {other?.by === 'person' && (
            <Button
              variant="tertiary"
              data-size="sm"
              disabled={isLocked}
              aria-label={t(($) => $.lines.machineAgainOne, { text })}
              onClick={() => void run('wording.correct', { line: line.id })}
            >
              {t(($) => $.lines.machineAgain)}
            </Button>
          )}
        </div>
      )}
      <RefusalNotice refusal={refusal} />
    </>
  );
}

function Correction({ line, onDone }: { line: WordingLine; onDone: () => void }): ReactNode {
  const { t } = useTranslation('words');
  const { run, refusal, isLocked } = useCommand();
  const [text, setText] = useState(line.other?.text ?? line.text);
  const other = line.language === 'nb' ? 'nn' : 'nb';

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await run('wording.correct', { line: line.id, text });
    if (result.ok) onDone();
  }

  return (
    <form onSubmit={(event) => void keep(event)}>
      <label>
        {t(($) => $.lines.label[other])}
        <Textarea
          lang={other}
          rows={2}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="buttons">
        <Button type="submit" data-size="sm" disabled={isLocked || text.trim() === ''}>
          {t(($) => $.lines.keep)}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onDone}>
          {t(($) => $.lines.cancel)}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </form>
  );
}
