import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { joinNames } from '../language/join-names.ts';

/** R12: who holds, how the family reaches them, and who steps in. R11: the family may ask for another. */
export function HolderPart({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const holders = view.people.filter((one) => one.role === 'relay-holder' && one.consent !== 'ended');
  const names = joinNames(
    holders.map(nameAndDetail),
    t(($) => $.and),
  );
  return (
    <div className="law-part">
      <h3>{t(($) => $.holder.title)}</h3>
      {holders.length === 0 ? (
        <p>{t(($) => $.holder.none)}</p>
      ) : (
        <>
          <p>
            <strong>{t(($) => $.holder.is, { names })}</strong>
          </p>
          <p>{t(($) => $.holder.reach)}</p>
          <p>{t(($) => $.holder.away)}</p>
          <AskForHolder people={view.people} />
        </>
      )}
    </div>
  );
}

function nameAndDetail({ name, detail }: PersonRow): string {
  return detail === undefined ? name : `${name} (${detail})`;
}

function AskForHolder({ people }: { people: readonly PersonRow[] }): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [saidBy, setSaidBy] = useState<readonly string[]>([]);
  return (
    <AskOnce
      label={t(($) => $.holder.askFor)}
      variant="tertiary"
      question={t(($) => $.holder.askForTitle)}
      yes={t(($) => $.holder.askForYes)}
      command={command}
      onYes={async () => (await command.run('holder.askFor', { saidBy: [...saidBy] })).ok}
    >
      <p>{t(($) => $.holder.askForText)}</p>
      <PeopleChoice
        legend={t(($) => $.saidByFamily)}
        people={chooseFamilyHere(people)}
        chosen={saidBy}
        onChange={setSaidBy}
      />
    </AskOnce>
  );
}

/** Those of the family who are here and may have said it. */
export function chooseFamilyHere(people: readonly PersonRow[]): readonly PersonRow[] {
  return people.filter(
    ({ role, here }) => (role === 'plan-owner' || role === 'guardian') && here !== 'no' && here !== 'left',
  );
}
