import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinesPart } from '#contract/line-rows.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { replaceIn } from '../hints/check-paragraphs.ts';
import { PlainHints } from '../hints/PlainHints.tsx';
import type { FormPerson } from '../plan/form-people.ts';
import { PeopleChoice } from '../plan/PeopleChoice.tsx';
import { PlanForm } from '../plan/PlanForm.tsx';
import { LineReaders } from './LineReaders.tsx';
import { useSaveLabel } from './use-save-label.ts';

interface SentenceNeeds {
  readonly line: 'decision' | 'disagreement';
  readonly lines: LinesPart;
  readonly present: readonly FormPerson[];
  readonly onDone: () => void;
}

/** A decision, which is nobody's to do; or a view that not everybody shares, word for word, so that nothing is hinted. */
export function SentenceForm({ line, lines, present, onDone }: SentenceNeeds): ReactNode {
  const { t } = useTranslation(['lines', 'common']);
  const command = useCommand();
  const [typed, setTyped] = useState('');
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [services, setServices] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const save = useSaveLabel(lines, services);
  const text = typed.trim();
  const lacksSpeaker = line === 'disagreement' && saidBy.length === 0;

  async function send(): Promise<void> {
    setTried(true);
    if (text === '' || lacksSpeaker) return;
    const limit = services.length === 0 ? {} : { limitedToServices: [...services] };
    const input = { line, agenda: lines.agenda, text, saidBy: [...saidBy], ...limit };
    if ((await command.run('line.add', input)).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $[line].title)}
      save={save}
      command={command}
      onSave={() => void send()}
      onCancel={onDone}
    >
      <Textfield
        label={t(($) => $[line].label)}
        description={t(($) => $[line].hint)}
        multiline
        rows={2}
        maxLength={2000}
        value={typed}
        error={isTried && text === '' ? t(($) => $.plan.textMissing, { ns: 'common' }) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {line === 'decision' && (
        <PlainHints
          place={lines.agenda}
          text={typed}
          language={lines.language}
          onReplace={(range, words) => setTyped((now) => replaceIn(now, range, words))}
        />
      )}
      <PeopleChoice
        legend={t(($) => $.plan.saidBy.label, { ns: 'common' })}
        hint={
          line === 'disagreement'
            ? t(($) => $.disagreement.speaker)
            : t(($) => $.plan.saidBy.hint, { ns: 'common' })
        }
        people={present}
        chosen={saidBy}
        onChange={setSaidBy}
      />
      {isTried && lacksSpeaker && <p className="field-error">{t(($) => $.disagreement.missing)}</p>}
      <LineReaders lines={lines} chosen={services} onChange={setServices} />
    </PlanForm>
  );
}
