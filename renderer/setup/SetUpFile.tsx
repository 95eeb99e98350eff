import { Alert, Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupDraft } from '#contract/setup-rows.ts';
import { setupChangeSchema } from '#contract/setup-rows.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { CallRefusal } from '../host-client/pending-calls.ts';
import { useCommand } from '../host-client/use-command.ts';

interface FileNeeds {
  /** The text of the file, and the form as it would have it. */
  readonly onRead: (text: string, draft: SetupDraft) => void;
}

/** The same in several rooms: as text, because a room that is locked down saves and opens no files. */
export function SetUpFile({ onRead }: FileNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [text, setText] = useState('');
  const [isRead, setRead] = useState(false);
  const place = useId();

  async function write(): Promise<void> {
    const result = await run('setup.export', {});
    if (!result.ok) return;
    setText(result.value.text);
    setRead(false);
  }

  async function read(): Promise<void> {
    const result = await run('setup.import', { text });
    setRead(result.ok);
    if (result.ok) onRead(text, result.value.draft);
  }

  return (
    <details className="look set-up-part">
      <summary>{t(($) => $.file.title)}</summary>
      <div className="look-choices">
        <p className="quiet">{t(($) => $.file.hint)}</p>
        <Button variant="secondary" data-size="sm" disabled={isLocked} onClick={() => void write()}>
          {t(($) => $.file.export)}
        </Button>
        <Field>
          <Label htmlFor={place}>{t(($) => $.file.text)}</Label>
          <Textarea
            id={place}
            rows={6}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button
          variant="secondary"
          data-size="sm"
          disabled={isLocked || text.trim() === ''}
          onClick={() => void read()}
        >
          {t(($) => $.file.import)}
        </Button>
        <p aria-live="polite">{isRead && t(($) => $.file.read)}</p>
        <FileRefusal refusal={refusal} />
      </div>
    </details>
  );
}

/** Which field of the file it is, by the words that stand at it in the form. */
function FileRefusal({ refusal }: { refusal: CallRefusal | undefined }): ReactNode {
  const { t } = useTranslation('setup');
  const place = refusal?.kind === 'file-field' ? refusal.values?.['field'] : undefined;
  if (place === undefined) return <RefusalNotice refusal={refusal} />;
  const known = fieldSchema.safeParse(inForm[place] ?? place.split('.').at(-1));
  const field = known.success ? t(($) => $.fields[known.data]) : place;
  return (
    <div aria-live="polite" className="refusal">
      <Alert data-color="warning" data-size="sm">
        {t(($) => $.file.fault, { field })}
      </Alert>
    </div>
  );
}

const fieldSchema = setupChangeSchema.shape.field;
/** What the file calls another thing than the form. */
const inForm: Readonly<Record<string, string>> = {
  screenInches: 'inches',
  'devices.off': 'devices',
  'devices.idleMinutes': 'idle',
  'voices.nb': 'voices',
  'voices.nn': 'voices',
};
