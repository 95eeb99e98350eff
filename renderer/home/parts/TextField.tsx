import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';

interface FieldNeeds extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly lines?: number;
}

/** One field with its label, its hint and what is wrong with it, said together by a screen reader. */
export function TextField({ label, hint, error, value, onType, lines, ...rest }: FieldNeeds): ReactNode {
  const id = useId();
  const described =
    `${hint === undefined ? '' : `${id}-hint `}${error === undefined ? '' : `${id}-error`}`.trim();
  const shared = {
    id,
    className: 'ds-input',
    value,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': error === undefined ? undefined : true,
  };
  return (
    <div className="ds-field">
      <label className="ds-label" data-weight="medium" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} data-field="description">
          {hint}
        </p>
      )}
      {lines === undefined ? (
        <input {...rest} {...shared} onChange={(event) => onType(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          rows={lines}
          maxLength={rest.maxLength}
          onChange={(event) => onType(event.target.value)}
        />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="ds-validation-message" data-field="validation">
          {error}
        </p>
      )}
    </div>
  );
}
