import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import { PlanForm } from '../components/plan/PlanForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { AccessChoice } from './PeoplePanelAccess.tsx';

const roles = ['participant', 'guardian', 'relay-holder'] as const;

interface Typed {
  readonly role: (typeof roles)[number];
  readonly name: string;
  readonly familyWord: string;
  readonly service: string;
  readonly position: string;
  readonly access: 'read' | 'full';
  readonly isOutside: boolean;
}

const empty: Typed = {
  role: 'participant',
  name: '',
  familyWord: '',
  service: '',
  position: '',
  access: 'read',
  isOutside: false,
};

interface AddNeeds {
  readonly outside: ChairView['offers']['outside'];
  readonly onDone: () => void;
}

/** R9, R10, C3: somebody new. Nothing is opened by this: that takes a consent. */
export function AddPersonForm({ outside, onDone }: AddNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [typed, setTyped] = useState(empty);
  const [isTried, setTried] = useState(false);
  const type = (change: Partial<Typed>): void => setTyped({ ...typed, ...change });

  async function save(): Promise<void> {
    setTried(true);
    if (typed.name.trim() === '') return;
    const result = await command.run('person.add', personFrom(typed));
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.add.open)}
      save={t(($) => $.add.save)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p>{typed.role === 'guardian' ? t(($) => $.add.guardianSees) : t(($) => $.add.sees)}</p>
      <RoleChoice role={typed.role} onChange={(role) => type({ role })} />
      <Textfield
        label={t(($) => $.add.name)}
        maxLength={200}
        value={typed.name}
        error={isTried && typed.name.trim() === '' ? t(($) => $.add.nameMissing) : undefined}
        onChange={(event) => type({ name: event.target.value })}
      />
      {typed.role === 'guardian' ? (
        <Textfield
          label={t(($) => $.add.familyWord)}
          description={t(($) => $.add.familyWordHint)}
          maxLength={30}
          value={typed.familyWord}
          onChange={(event) => type({ familyWord: event.target.value })}
        />
      ) : (
        <WorkFields typed={typed} outside={outside} onType={type} />
      )}
    </PlanForm>
  );
}

function RoleChoice({
  role,
  onChange,
}: {
  role: Typed['role'];
  onChange: (role: Typed['role']) => void;
}): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  return (
    <Fieldset className="people-choice">
      <Fieldset.Legend>{t(($) => $.add.role)}</Fieldset.Legend>
      {roles.map((one) => (
        <Radio
          key={one}
          name={name}
          value={one}
          label={t(($) => $.add.roles[one])}
          checked={role === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}

interface WorkNeeds {
  readonly typed: Typed;
  readonly outside: AddNeeds['outside'];
  readonly onType: (change: Partial<Typed>) => void;
}

function WorkFields({ typed, outside, onType }: WorkNeeds): ReactNode {
  const { t } = useTranslation('people');
  const isParticipant = typed.role === 'participant';
  return (
    <>
      <div className="fields-in-row">
        <Textfield
          label={t(($) => $.add.service)}
          description={t(($) => $.add.serviceHint)}
          maxLength={200}
          value={typed.service}
          onChange={(event) => onType({ service: event.target.value })}
        />
        <Textfield
          label={t(($) => $.add.position)}
          description={t(($) => $.add.positionHint)}
          maxLength={200}
          value={typed.position}
          onChange={(event) => onType({ position: event.target.value })}
        />
      </div>
      {isParticipant && <OutsideChoice typed={typed} outside={outside} onType={onType} />}
      {isParticipant && (
        <AccessChoice
          legend={t(($) => $.access.levelNew)}
          access={typed.access}
          onChange={(access) => onType({ access })}
        />
      )}
    </>
  );
}

/** R9: asked only where the municipality lets somebody from outside in, and with what that takes. */
function OutsideChoice({ typed, outside, onType }: WorkNeeds): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  if (outside === 'no') return <p className="quiet">{t(($) => $.add.outsideNo)}</p>;
  return (
    <>
      <Fieldset className="people-choice">
        <Fieldset.Legend>{t(($) => $.add.from)}</Fieldset.Legend>
        {[false, true].map((isOutside) => (
          <Radio
            key={String(isOutside)}
            name={name}
            value={String(isOutside)}
            label={isOutside ? t(($) => $.add.outside) : t(($) => $.add.employee)}
            checked={typed.isOutside === isOutside}
            onChange={() => onType({ isOutside })}
          />
        ))}
      </Fieldset>
      {typed.isOutside && outside === 'with-declaration' && <p>{t(($) => $.add.outsideDeclaration)}</p>}
    </>
  );
}

/** A guardian has no service, and a relay holder every right (R4, R8). */
function personFrom(typed: Typed): CommandInput<'person.add'> {
  const { role } = typed;
  const name = typed.name.trim();
  if (role === 'guardian') {
    const familyWord = filled('familyWord', typed.familyWord);
    return { name, role, ...familyWord, access: 'read', employee: false, outside: false };
  }
  const outside = role === 'participant' && typed.isOutside;
  const access = role === 'relay-holder' ? 'full' : typed.access;
  const work = { ...filled('service', typed.service), ...filled('position', typed.position) };
  return { name, role, ...work, access, employee: !outside, outside };
}

function filled<Name extends 'familyWord' | 'service' | 'position'>(
  name: Name,
  value: string,
): Partial<Record<Name, string>> {
  const said: Partial<Record<Name, string>> = {};
  if (value.trim() !== '') said[name] = value.trim();
  return said;
}
