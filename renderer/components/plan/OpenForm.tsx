import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';

interface OpenNeeds {
  readonly label: string;
  /** What a screen reader says, where the label alone does not say of whom or what. */
  readonly spoken?: string;
  readonly variant?: 'secondary' | 'tertiary';
  /** What somebody has just asked for elsewhere stands there open. */
  readonly isOpenFirst?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

/** A button with the form that it opens. When the form closes the focus is where it was. */
export function OpenForm(needs: OpenNeeds): ReactNode {
  const { label, spoken, variant = 'secondary', isOpenFirst = false, children } = needs;
  const [isOpen, setOpen] = useState(isOpenFirst);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!isOpen && wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return children(() => setOpen(false));
  return (
    <Button
      ref={button}
      variant={variant}
      data-size="sm"
      {...(spoken === undefined ? {} : { 'aria-label': spoken })}
      onClick={() => setOpen(true)}
    >
      {label}
    </Button>
  );
}
