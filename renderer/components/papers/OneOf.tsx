import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface OneOfNeeds<Choice extends string> {
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice | undefined;
  readonly nameOf: (choice: Choice) => string;
  readonly onChange: (choice: Choice) => void;
  /** What is missing, once somebody wanted to go on without it. */
  readonly error?: string | undefined;
}

/** One of a few, all of them in sight. */
export function OneOf<Choice extends string>(needs: OneOfNeeds<Choice>): ReactNode {
  const { legend, hint, choices, chosen, nameOf, onChange, error } = needs;
  const name = useId();
  return (
    <>
      <Fieldset className="people-choice">
        <Fieldset.Legend>{legend}</Fieldset.Legend>
        {hint !== undefined && <Fieldset.Description>{hint}</Fieldset.Description>}
        {choices.map((choice) => (
          <Radio
            key={choice}
            name={name}
            value={choice}
            label={nameOf(choice)}
            checked={choice === chosen}
            onChange={() => onChange(choice)}
          />
        ))}
      </Fieldset>
      {error !== undefined && <p className="field-error">{error}</p>}
    </>
  );
}
