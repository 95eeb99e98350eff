import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormPerson } from './form-people.ts';
import { goToFirstLetter } from './first-letter.ts';

interface ChoiceNeeds {
  readonly legend: string;
  readonly hint?: string;
  readonly people: readonly FormPerson[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Several of those named, by touch, by the space bar, or by the first letter of a name. */
export function PeopleChoice({ legend, hint, people, chosen, onChange }: ChoiceNeeds): ReactNode {
  const press = goToFirstLetter(people, (id) => onChange(toggle(chosen, id)));
  return (
    <Fieldset className="people-choice" onKeyDown={press}>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {hint !== undefined && <Fieldset.Description>{hint}</Fieldset.Description>}
      {people.map((person) => (
        <Checkbox
          key={person.id}
          label={person.name}
          value={person.id}
          checked={chosen.includes(person.id)}
          onChange={() => onChange(toggle(chosen, person.id))}
        />
      ))}
    </Fieldset>
  );
}

function toggle(chosen: readonly string[], id: string): readonly string[] {
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}

type SaidByNeeds = Omit<ChoiceNeeds, 'legend' | 'hint'>;

/** M1: who said it. The family is never asked to sign for it, and nobody has to be named. */
export function SaidByChoice(needs: SaidByNeeds): ReactNode {
  const { t } = useTranslation('common');
  return (
    <PeopleChoice {...needs} legend={t(($) => $.plan.saidBy.label)} hint={t(($) => $.plan.saidBy.hint)} />
  );
}
