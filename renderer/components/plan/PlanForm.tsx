import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../host-client/use-command.ts';
import { RefusalNotice } from '../console/RefusalNotice.tsx';

interface FormNeeds {
  readonly title: string;
  readonly save: string;
  readonly command: Pick<Command, 'refusal' | 'isLocked'>;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  /** Where the form stands right under the title of the page. */
  readonly level?: 'h2' | 'h3';
  readonly children: ReactNode;
}

/** The frame of every form under a goal: Enter saves, in a text of several lines with Ctrl; Escape closes, and a no stands beside the button. */
export function PlanForm(needs: FormNeeds): ReactNode {
  const { title, save, command, onSave, onCancel, level: Heading = 'h3', children } = needs;
  const { t } = useTranslation('common');
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    const drawn = form.current;
    // The form was asked for, so writing can begin at once.
    if (drawn !== null) findFirstField(drawn)?.focus();
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') cancel();
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      drawn?.requestSubmit();
    };
    drawn?.addEventListener('keydown', press);
    return () => drawn?.removeEventListener('keydown', press);
  }, []);
  return (
    <form
      className="plan-form"
      aria-labelledby={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      ref={form}
    >
      <Heading id={heading}>{title}</Heading>
      {children}
      <RefusalNotice refusal={command.refusal} />
      <div className="buttons">
        <Button type="submit" disabled={command.isLocked}>
          {save}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {t(($) => $.plan.cancel)}
        </Button>
      </div>
    </form>
  );
}

/** Where writing or choosing begins: of several answers the one that stands. */
function findFirstField(form: HTMLFormElement): HTMLElement | null {
  const first = form.querySelector<HTMLElement>('textarea, input, select');
  const group =
    first instanceof HTMLInputElement && first.type === 'radio' ? first.closest('fieldset') : null;
  return group?.querySelector<HTMLElement>(':checked') ?? first;
}
