import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput } from '#contract/commands.ts';
import type { VoicesView } from '#contract/reading-rows.ts';
import type { SetupDraft, SetupPart } from '#contract/setup-rows.ts';
import { VoicePanel } from '../chair/VoicePanel.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { ExitCode } from './ExitCode.tsx';
import { SetUpChanges } from './SetUpChanges.tsx';
import { SetUpFields } from './SetUpFields.tsx';
import { SetUpFile } from './SetUpFile.tsx';

type Judged = CommandOutput<'setup.judge'>;

interface SetUpNeeds {
  readonly setup: SetupPart;
  readonly draft: SetupDraft;
  readonly voices: VoicesView;
  readonly onSaved: () => void;
}

/** Everything of the room on one page; nothing is written before what changes has been seen. */
export function SetUp({ setup, draft: kept, voices, onSaved }: SetUpNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [draft, setDraft] = useState(kept);
  const [file, setFile] = useState<string>();
  const [judged, setJudged] = useState<Judged>();
  const filled = { draft, ...(file === undefined ? {} : { file }) };

  async function judge(): Promise<void> {
    const result = await run('setup.judge', filled);
    if (result.ok) setJudged(result.value);
  }

  async function save(): Promise<void> {
    const result = await run('setup.save', filled);
    if (result.ok) onSaved();
  }

  if (judged !== undefined && judged.faults.length === 0) {
    return (
      <SetUpChanges
        changes={judged.changes}
        refusal={refusal}
        isLocked={isLocked}
        onSave={() => void save()}
        onBack={() => setJudged(undefined)}
      />
    );
  }
  return (
    <section className="set-up" aria-labelledby="set-up">
      <h1 id="set-up">{setup.first === 'asks' ? t(($) => $.first.asksTitle) : t(($) => $.title)}</h1>
      {setup.first === 'asks' && <p>{t(($) => $.first.asks)}</p>}
      <div aria-live="polite">{judged !== undefined && <p>{t(($) => $.changes.wrong)}</p>}</div>
      <SetUpFields
        draft={draft}
        profiles={setup.profiles ?? []}
        faults={judged?.faults ?? []}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <ExitCode hasCode={setup.hasCode} />
      <VoicePanel voices={voices} />
      <SetUpFile
        onRead={(text, read) => {
          setFile(text);
          setDraft(read);
        }}
      />
      <RefusalNotice refusal={refusal} />
      <Button disabled={isLocked} onClick={() => void judge()}>
        {t(($) => $.judge)}
      </Button>
    </section>
  );
}
