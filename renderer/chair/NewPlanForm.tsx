import { Fieldset, Radio, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Language } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import type { TypedGuardian } from './NewPlanGuardians.tsx';
import { newGuardian, NewPlanGuardians } from './NewPlanGuardians.tsx';

type NewPlanInput = CommandInput<'plan.create'>;

interface NewPlanNeeds {
  readonly offers: ChairView['offers'];
  readonly storeName: string;
  readonly today: Day;
  /** The language of the room is the one begun with. */
  readonly language: Language;
  readonly onDone: () => void;
}

interface Typed {
  readonly about: NewPlanInput['about'] | '';
  readonly name: string;
  readonly born: string;
  readonly language: Language;
  readonly guardians: readonly TypedGuardian[];
}

/** M6, P6, R10: an empty plan. What is typed stays here while there is no contact with the store. */
export function NewPlanForm({ offers, storeName, today, language, onDone }: NewPlanNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [typed, setTyped] = useState<Typed>({
    about: '',
    name: '',
    born: '',
    language,
    guardians: [newGuardian(1)],
  });
  const [isTried, setTried] = useState(false);
  const type = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });

  async function save(): Promise<void> {
    setTried(true);
    const input = planFrom(typed);
    if (input === undefined || !offers.newPlan) return;
    const result = await command.run('plan.create', input);
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.newPlan.open)}
      level="h2"
      save={t(($) => $.newPlan.save)}
      command={offers.newPlan ? command : { ...command, isLocked: true }}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p>{t(($) => $.newPlan.voluntary)}</p>
      <p>
        <strong>{t(($) => $.newPlan.identity)}</strong>
      </p>
      <AboutChoice typed={typed} onType={type} pregnant={offers.pregnant} isTried={isTried} />
      <OwnerFields typed={typed} onType={type} today={today} isTried={isTried} />
      {typed.about !== 'pregnant' && (
        <NewPlanGuardians guardians={typed.guardians} onChange={(guardians) => type({ guardians })} />
      )}
      <p>{t(($) => $.newPlan.consent)}</p>
      <p aria-live="polite" className="next-step">
        {offers.newPlan ? '' : t(($) => $.newPlan.away, { store: storeName })}
      </p>
    </PlanForm>
  );
}

interface PartNeeds {
  readonly typed: Typed;
  readonly onType: (change: Partial<Typed>) => void;
  readonly isTried: boolean;
}

function AboutChoice({ typed, onType, pregnant, isTried }: PartNeeds & { pregnant: boolean }): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  const abouts = ['child', 'youth', 'pregnant'] as const;
  return (
    <Fieldset className="people-choice">
      <Fieldset.Legend>{t(($) => $.newPlan.about)}</Fieldset.Legend>
      {abouts
        .filter((about) => about !== 'pregnant' || pregnant)
        .map((about) => (
          <Radio
            key={about}
            name={name}
            value={about}
            label={t(($) => $.newPlan.abouts[about])}
            checked={typed.about === about}
            onChange={() => onType({ about })}
          />
        ))}
      {isTried && typed.about === '' && (
        <ValidationMessage>{t(($) => $.newPlan.aboutMissing)}</ValidationMessage>
      )}
    </Fieldset>
  );
}

function OwnerFields({ typed, onType, isTried, today }: PartNeeds & { today: Day }): ReactNode {
  const { t } = useTranslation('people');
  const group = useId();
  const fault = nameFault(typed.name, isTried);
  return (
    <>
      <div className="fields-in-row">
        <Textfield
          label={t(($) => $.newPlan.name)}
          maxLength={60}
          value={typed.name}
          error={fault && t(($) => $.newPlan[fault])}
          onChange={(event) => onType({ name: event.target.value })}
        />
        <Textfield
          label={t(($) => $.newPlan.born)}
          type="date"
          max={today}
          value={typed.born}
          onChange={(event) => onType({ born: event.target.value })}
        />
      </div>
      <Fieldset className="people-choice">
        <Fieldset.Legend>{t(($) => $.newPlan.language)}</Fieldset.Legend>
        {(['nb', 'nn'] as const).map((language) => (
          <Radio
            key={language}
            name={group}
            value={language}
            lang={language}
            label={t(($) => $.newPlan[language])}
            checked={typed.language === language}
            onChange={() => onType({ language })}
          />
        ))}
      </Fieldset>
    </>
  );
}

/** R10: a number in the name is most likely the one that is never to stand here. Said while it is typed. */
function nameFault(name: string, isTried: boolean): 'nameMissing' | 'nameNumber' | undefined {
  if (/\d/u.test(name)) return 'nameNumber';
  return isTried && name.trim() === '' ? 'nameMissing' : undefined;
}

function planFrom({ about, name, born, language, guardians }: Typed): NewPlanInput | undefined {
  if (about === '' || nameFault(name, true) !== undefined) return undefined;
  const named = about === 'pregnant' ? [] : guardians.filter((one) => one.name.trim() !== '');
  return {
    about,
    name: name.trim(),
    ...(born === '' ? {} : { born }),
    language,
    guardians: named.map(nameGuardian),
  };
}

function nameGuardian({ name, familyWord }: TypedGuardian): NewPlanInput['guardians'][number] {
  const word = familyWord.trim();
  return { name: name.trim(), ...(word === '' ? {} : { familyWord: word }) };
}
