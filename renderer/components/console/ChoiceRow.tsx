import type { ReactNode } from 'react';
import { useId } from 'react';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly isOff?: boolean;
}

interface ChoiceNeeds<Value extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly Option<Value>[];
  readonly chosen: Value | undefined;
  readonly isLocked: boolean;
  readonly onChoose: (value: Value) => void;
}

/** A question and its answers beside each other: one touch, and the answer that is chosen says so in more than colour. */
export function ChoiceRow<Value extends string>(needs: ChoiceNeeds<Value>): ReactNode {
  const { label, hint, options, chosen, isLocked, onChoose } = needs;
  const heading = useId();
  return (
    <div className="choice-row">
      <span className="choice-row-text">
        <span id={heading}>{label}</span>
        {hint !== undefined && <span className="quiet hint">{hint}</span>}
      </span>
      <fieldset className="choices" aria-labelledby={heading}>
        {options.map(({ value, label: words, isOff = false }) => (
          <button
            key={value}
            type="button"
            className="choice"
            aria-pressed={chosen === value}
            disabled={isLocked || isOff}
            onClick={() => onChoose(value)}
          >
            {words}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
