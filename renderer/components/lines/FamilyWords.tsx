import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinesPart } from '#contract/line-rows.ts';
import type { Command } from '../../host-client/use-command.ts';
import { useCommand } from '../../host-client/use-command.ts';
import type { FormPerson } from '../plan/form-people.ts';
import { PlanForm } from '../plan/PlanForm.tsx';
import { ChildHeard } from './ChildHeard.tsx';
import { LineReaders } from './LineReaders.tsx';
import { useSaveLabel } from './use-save-label.ts';

interface WordsNeeds {
  readonly lines: LinesPart;
  readonly owner: string;
  readonly people: readonly FormPerson[];
  readonly onDone: () => void;
}

type Typed = Readonly<Record<string, string>>;

/** D4, M11: a field for the child and for each guardian, the same size, side by side. */
export function FamilyWords({ lines, owner, people, onDone }: WordsNeeds): ReactNode {
  const { t } = useTranslation('lines');
  const command = useCommand();
  const [typed, setTyped] = useState<Typed>({});
  const [services, setServices] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const save = useSaveLabel(lines, services);
  const owners = lines.family.filter(({ role }) => role === 'plan-owner').map(({ id }) => id);
  const said = lines.family.filter(({ id }) => (typed[id] ?? '').trim() !== '');

  async function send(): Promise<void> {
    setTried(true);
    if (said.length === 0) return;
    const left = await sendWords(command, { lines, typed, services });
    setTyped(left);
    if (Object.keys(left).length === 0) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.words.title)}
      save={save}
      command={command}
      onSave={() => void send()}
      onCancel={onDone}
    >
      <p className="quiet">{t(($) => $.words.hint)}</p>
      <div className="family-words">
        {lines.family.map(({ id, name }) => (
          <Textfield
            key={id}
            label={name}
            multiline
            rows={3}
            maxLength={2000}
            value={typed[id] ?? ''}
            onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
          />
        ))}
      </div>
      {isTried && said.length === 0 && <p className="field-error">{t(($) => $.words.nothing)}</p>}
      <ChildHeard
        child={lines.child}
        name={owner}
        people={people.filter(({ id }) => !owners.includes(id))}
        isAsked
      />
      <LineReaders lines={lines} chosen={services} onChange={setServices} />
    </PlanForm>
  );
}

interface Sending {
  readonly lines: LinesPart;
  readonly typed: Typed;
  readonly services: readonly string[];
}

/** A line for each who said something, in the order of the fields and no further than the first no; what was not taken stays. */
async function sendWords({ run }: Command, { lines, typed, services }: Sending): Promise<Typed> {
  const limit = services.length === 0 ? {} : { limitedToServices: [...services] };
  const left = new Map(Object.entries(typed).filter(([, text]) => text.trim() !== ''));
  for (const { id } of lines.family) {
    const text = left.get(id)?.trim();
    if (text === undefined) continue;
    const input = { line: 'words' as const, agenda: lines.agenda, text, saidBy: [id], ...limit };
    if (!(await run('line.add', input)).ok) break;
    left.delete(id);
  }
  return Object.fromEntries(left);
}
