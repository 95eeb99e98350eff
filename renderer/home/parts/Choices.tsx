import type { ReactNode } from 'react';
import { useId } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface ChoicesNeeds<Value extends string> {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

/** One of several, each as large as the next. */
export function Choices<Value extends string>({
  legend,
  choices,
  chosen,
  onChoose,
}: ChoicesNeeds<Value>): ReactNode {
  const id = useId();
  return (
    <fieldset className="ds-fieldset">
      <legend className="ds-label" data-weight="medium">
        {legend}
      </legend>
      {choices.map(({ value, label, hint }) => (
        <div key={value} className="ds-field home-choice">
          <input
            id={`${id}-${value}`}
            className="ds-input"
            type="radio"
            name={id}
            checked={chosen === value}
            aria-describedby={hint === undefined ? undefined : `${id}-${value}-hint`}
            onChange={() => onChoose(value)}
          />
          <label className="ds-label" data-weight="regular" htmlFor={`${id}-${value}`}>
            {label}
          </label>
          {hint !== undefined && (
            <p id={`${id}-${value}-hint`} data-field="description">
              {hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
