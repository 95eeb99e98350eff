import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { chooseFamilyHere } from './PeoplePanelHolder.tsx';

/** S1: behind a line of its own, so that no ending is one touch away. */
export function ClosePlan({ people }: { people: readonly PersonRow[] }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <details>
      <summary>{t(($) => $.ending.show)}</summary>
      <div className="law-part">
        <p>{t(($) => $.ending.intro)}</p>
        <CloseBecause why="need-ended" people={people} />
        <CloseBecause why="family-wish" people={people} />
        <CloseForIndividualPlan people={people} />
        <Deactivate people={people} />
      </div>
    </details>
  );
}

interface ByFamily {
  readonly people: readonly PersonRow[];
}

function CloseBecause({ why, people }: ByFamily & { why: 'need-ended' | 'family-wish' }): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  return (
    <AskOnce
      label={t(($) => $.ending[why].open)}
      question={t(($) => $.ending[why].title)}
      yes={t(($) => $.ending[why].yes)}
      command={command}
      onYes={async () => (await command.run('plan.close', { why, saidBy: [...saidBy] })).ok}
    >
      <p>{t(($) => $.ending[why].text)}</p>
      <FamilySays people={people} chosen={saidBy} onChange={setSaidBy} />
    </AskOnce>
  );
}

/** S1: the content goes along with consent only, and the product never says that anybody has a right to one. */
function CloseForIndividualPlan({ people }: ByFamily): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  const [transfer, setTransfer] = useState<boolean>();
  const [isTried, setTried] = useState(false);
  const name = useId();

  async function close(): Promise<boolean> {
    setTried(true);
    if (transfer === undefined) return false;
    const why = 'individual-plan';
    return (await command.run('plan.close', { why, transfer, saidBy: [...saidBy] })).ok;
  }

  return (
    <AskOnce
      label={t(($) => $.ending['individual-plan'].open)}
      question={t(($) => $.ending['individual-plan'].title)}
      yes={t(($) => $.ending['individual-plan'].yes)}
      command={command}
      onYes={close}
    >
      <p>{t(($) => $.ending['individual-plan'].text)}</p>
      <Fieldset>
        <Fieldset.Legend>{t(($) => $.ending.transfer.legend)}</Fieldset.Legend>
        {[true, false].map((one) => (
          <Radio
            key={String(one)}
            name={name}
            value={String(one)}
            label={one ? t(($) => $.ending.transfer.yes) : t(($) => $.ending.transfer.no)}
            checked={transfer === one}
            onChange={() => setTransfer(one)}
          />
        ))}
        {isTried && transfer === undefined && (
          <ValidationMessage>{t(($) => $.ending.transfer.missing)}</ValidationMessage>
        )}
      </Fieldset>
      <FamilySays people={people} chosen={saidBy} onChange={setSaidBy} />
    </AskOnce>
  );
}

/** S2: the plan rests; only a new consent opens it again (C8). */
export function Deactivate({ people }: ByFamily): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  return (
    <AskOnce
      label={t(($) => $.ending.deactivate.open)}
      variant="tertiary"
      question={t(($) => $.ending.deactivate.title)}
      yes={t(($) => $.ending.deactivate.yes)}
      command={command}
      onYes={async () => (await command.run('plan.deactivate', { saidBy: [...saidBy] })).ok}
    >
      <p>{t(($) => $.ending.deactivate.text)}</p>
      <FamilySays people={people} chosen={saidBy} onChange={setSaidBy} />
    </AskOnce>
  );
}

interface SaysNeeds extends ByFamily {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Whose wish it is, among those of the family who are here. */
export function FamilySays({ people, chosen, onChange }: SaysNeeds): ReactNode {
  const { t } = useTranslation('people');
  const family = chooseFamilyHere(people);
  if (family.length === 0) return null;
  return (
    <PeopleChoice legend={t(($) => $.saidByFamily)} people={family} chosen={chosen} onChange={onChange} />
  );
}
