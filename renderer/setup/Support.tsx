import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '#contract/commands.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

type Looked = CommandOutput<'support.look'>;

/** One file for whoever helps: what would be in it is read first, then one button makes it. */
export function Support(): ReactNode {
  const { t } = useTranslation('office');
  const { run, refusal, isLocked } = useCommand();
  const [looked, setLooked] = useState<Looked>();
  const [file, setFile] = useState<string>();

  async function look(): Promise<void> {
    const result = await run('support.look', {});
    if (result.ok) setLooked(result.value);
  }

  async function write(): Promise<void> {
    setFile(undefined);
    const result = await run('support.write', {});
    if (result.ok) setFile(result.value.file);
  }

  return (
    <section className="set-up" aria-labelledby="support">
      <h1 id="support">{t(($) => $.support.title)}</h1>
      <p>{t(($) => $.support.hint)}</p>
      <p>{t(($) => $.support.none)}</p>
      {looked === undefined && (
        <Button disabled={isLocked} onClick={() => void look()}>
          {t(($) => $.support.look)}
        </Button>
      )}
      {looked !== undefined && <Contents looked={looked} />}
      {looked !== undefined && (
        <Button disabled={isLocked} onClick={() => void write()}>
          {t(($) => $.support.write)}
        </Button>
      )}
      <RefusalNotice refusal={refusal} />
      <p aria-live="polite">
        {file !== undefined && (
          <>
            {t(($) => $.support.written)} <code>{file}</code>
          </>
        )}
      </p>
    </section>
  );
}

function Contents({ looked: { parts, text } }: { looked: Looked }): ReactNode {
  const { t } = useTranslation('office');
  const place = useId();
  return (
    <>
      <ul className="change-rows" aria-label={t(($) => $.support.parts)}>
        {parts.map(({ part, lines }) => (
          <li key={part}>{t(($) => $.support.part[part], { count: lines })}</li>
        ))}
      </ul>
      <Field className="support-text">
        <Label htmlFor={place}>{t(($) => $.support.text)}</Label>
        <Textarea id={place} rows={10} readOnly spellCheck={false} value={text} />
      </Field>
    </>
  );
}
