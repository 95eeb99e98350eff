import type { ComponentProps, ReactNode } from 'react';

interface ButtonNeeds extends ComponentProps<'button'> {
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
}

/** Designsystemet's button by its style sheet alone: its package of components would double what a phone loads. */
export function Button({ variant = 'primary', type = 'button', ...rest }: ButtonNeeds): ReactNode {
  return (
    <button
      {...rest}
      type={type === 'submit' ? 'submit' : 'button'}
      className="ds-button"
      data-variant={variant}
    />
  );
}
