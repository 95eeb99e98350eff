import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

interface CodeNeeds {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (code: string) => void;
}

/** Digits that nobody reads over a shoulder, and that no browser offers to keep. */
export function CodeField({ label, value, error, onChange }: CodeNeeds): ReactNode {
  return (
    <Textfield
      type="password"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      label={label}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
