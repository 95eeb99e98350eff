import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../host-client/use-command.ts';
import type { FormPerson } from './form-people.ts';
import { PlanForm } from './PlanForm.tsx';
import type { Readers } from './ReaderChoice.tsx';
import { lacksReaders, ReaderChoice } from './ReaderChoice.tsx';

interface LimitNeeds {
  readonly item: string;
  /** Who sees it now, where that is limited. */
  readonly limitedTo?: readonly string[] | undefined;
  readonly people: readonly FormPerson[];
  readonly onDone: () => void;
}

/** R5: "Hvem ser dette?" on a goal or an activity that is there already. */
export function LimitForm({ item, limitedTo, people, onDone }: LimitNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [readers, setReaders] = useState<Readers>({
    isLimited: limitedTo !== undefined,
    to: limitedTo ?? [],
  });
  const [isTried, setTried] = useState(false);

  async function save(): Promise<void> {
    setTried(true);
    if (lacksReaders(readers)) return;
    const result = await command.run('item.limit', {
      item,
      ...(readers.isLimited ? { to: [...readers.to] } : {}),
    });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.readers.open)}
      save={t(($) => $.readers.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <ReaderChoice
        readers={readers}
        onChange={setReaders}
        people={people}
        isMissing={isTried && lacksReaders(readers)}
      />
    </PlanForm>
  );
}
