import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinesPart } from '#contract/line-rows.ts';
import { ChoiceRow } from '../console/ChoiceRow.tsx';
import { RefusalNotice } from '../console/RefusalNotice.tsx';
import { useCommand } from '../../host-client/use-command.ts';
import type { FormPerson } from '../plan/form-people.ts';

interface ChildNeeds {
  readonly child: LinesPart['child'];
  readonly name: string;
  /** Who may have said it for the child. */
  readonly people: readonly FormPerson[];
  /** Asked whatever the child's age: where its words are written (M11). */
  readonly isAsked?: boolean;
}

/** M11: the child is offered the word, and how it was heard is noted. Saying no is an answer like the others. */
export function ChildHeard({ child, name, people, isAsked = false }: ChildNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const [isThrough, setThrough] = useState(false);
  if (!isAsked && !child.ask && child.way === undefined) return null;
  const words = t(($) => $.rollCall.child.through, { person: child.through ?? '' });
  return (
    <>
      <ChoiceRow
        label={t(($) => $.rollCall.child.label, { name })}
        hint={child.through === undefined ? undefined : words}
        options={[
          { value: 'itself', label: t(($) => $.rollCall.child.itself) },
          { value: 'through-someone', label: t(($) => $.rollCall.child.throughSomeone) },
          { value: 'said-no', label: t(($) => $.rollCall.child.saidNo) },
          { value: 'not-asked', label: t(($) => $.rollCall.child.notAsked) },
        ]}
        chosen={isThrough ? 'through-someone' : child.way}
        isLocked={command.isLocked}
        onChoose={(way) => {
          setThrough(way === 'through-someone');
          if (way !== 'through-someone') void command.run('rollCall.child', { way });
        }}
      />
      {isThrough && (
        <ThroughWhom
          name={name}
          people={people}
          onChoose={(through) => {
            setThrough(false);
            void command.run('rollCall.child', { way: 'through-someone', through });
          }}
        />
      )}
      <RefusalNotice refusal={command.refusal} />
    </>
  );
}

interface ThroughNeeds {
  readonly name: string;
  readonly people: readonly FormPerson[];
  readonly onChoose: (through: string) => void;
}

function ThroughWhom({ name, people, onChoose }: ThroughNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const place = useId();
  return (
    <Field>
      <Label htmlFor={place}>{t(($) => $.rollCall.child.who, { name })}</Label>
      <Select id={place} value="" onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t(($) => $.choosePerson)}</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
