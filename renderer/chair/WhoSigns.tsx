import { Button, Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { PeopleChoice } from '../components/plan/PeopleChoice.tsx';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { joinNames } from '../language/join-names.ts';

type Consent = NonNullable<ChairView['consent']>;
type Situation = CommandInput<'custody.record'>['situation'];

const situations = [
  'together',
  'shared-residence',
  'apart',
  'alone',
  'foster-home',
  'care-order',
  'other',
] as const satisfies readonly Situation[];

/** C6g: where the list of guardians does not say who signs, a person says it, and on what basis. */
const mustName: ReadonlySet<Situation> = new Set(['foster-home', 'care-order', 'other']);

interface SignsNeeds {
  readonly consent: Consent;
  readonly people: ChairView['people'];
  readonly onPeople: () => void;
}

/** C6: who signs for this plan. Where nobody can tell, the page asks and never guesses. */
export function WhoSigns({ consent, people, onPeople }: SignsNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { t: words } = useTranslation('people');
  const { ask, custody, signers } = consent;
  const names = signers.map((one) => one.name);
  return (
    <>
      <h3>{t(($) => $.signers.title)}</h3>
      {ask === undefined ? (
        <p>
          {t(($) => $.signers.are, {
            names: joinNames(
              names,
              words(($) => $.and),
            ),
          })}
        </p>
      ) : (
        <p className="next-step">{t(($) => $.signers.ask[ask])}</p>
      )}
      {custody?.basis !== undefined && (
        <p className="quiet">{t(($) => $.signers.basisIs, { basis: custody.basis })}</p>
      )}
      {ask === 'guardians' ? (
        <Button variant="secondary" data-size="sm" onClick={onPeople}>
          {t(($) => $.places.people)}
        </Button>
      ) : (
        <OpenForm label={ask === undefined ? t(($) => $.signers.change) : t(($) => $.signers.open)}>
          {(close) => <CustodyForm people={people} onDone={close} />}
        </OpenForm>
      )}
    </>
  );
}

interface CustodyNeeds {
  readonly people: ChairView['people'];
  readonly onDone: () => void;
}

function CustodyForm({ people, onDone }: CustodyNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [situation, setSituation] = useState<Situation>();
  const [signers, setSigners] = useState<readonly string[]>([]);
  const [basis, setBasis] = useState('');
  const [isTried, setTried] = useState(false);
  const lack = lackOf({ situation, signers, basis });

  async function save(): Promise<void> {
    setTried(true);
    if (situation === undefined || lack !== undefined) return;
    const named = signers.length === 0 ? {} : { signers: [...signers], basis: basis.trim() };
    if ((await command.run('custody.record', { situation, ...named })).ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.signers.form)}
      save={t(($) => $.signers.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <SituationChoice situation={situation} onChange={setSituation} />
      {situation !== undefined && (
        <>
          <PeopleChoice
            legend={t(($) => $.signers.who)}
            hint={mustName.has(situation) ? t(($) => $.signers.whoHint) : t(($) => $.signers.whoMay)}
            people={people.filter((one) => one.role !== 'relay-holder')}
            chosen={signers}
            onChange={setSigners}
          />
          <Textfield
            label={t(($) => $.signers.basis)}
            description={t(($) => $.signers.basisHint)}
            maxLength={200}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
          />
        </>
      )}
      {isTried && lack !== undefined && <p className="field-error">{t(($) => $.signers.lacks[lack])}</p>}
    </PlanForm>
  );
}

interface Typed {
  readonly situation: Situation | undefined;
  readonly signers: readonly string[];
  readonly basis: string;
}

function lackOf({ situation, signers, basis }: Typed): 'situation' | 'signers' | 'basis' | undefined {
  if (situation === undefined) return 'situation';
  if (mustName.has(situation) && signers.length === 0) return 'signers';
  return signers.length > 0 && basis.trim() === '' ? 'basis' : undefined;
}

interface SituationNeeds {
  readonly situation: Situation | undefined;
  readonly onChange: (situation: Situation) => void;
}

function SituationChoice({ situation, onChange }: SituationNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t(($) => $.signers.situation)}</Fieldset.Legend>
      {situations.map((one) => (
        <Radio
          key={one}
          name={name}
          value={one}
          label={t(($) => $.signers.situations[one])}
          checked={situation === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}
