import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../host-client/use-command.ts';
import { RefusalNotice } from '../console/RefusalNotice.tsx';
import { OpenForm } from './OpenForm.tsx';

interface AskNeeds {
  readonly label: string;
  readonly spoken?: string;
  readonly variant?: 'secondary' | 'tertiary';
  readonly question: string;
  readonly yes: string;
  readonly command: Command;
  /** Whether it was done, so that the question can go. */
  readonly onYes: () => Promise<boolean>;
  readonly children?: ReactNode;
}

/** What is not easily taken back is asked once more; the focus stands on the answer that changes nothing. */
export function AskOnce({ label, spoken, variant, ...rest }: AskNeeds): ReactNode {
  return (
    <OpenForm
      label={label}
      {...(spoken === undefined ? {} : { spoken })}
      {...(variant === undefined ? {} : { variant })}
    >
      {(close) => <Question {...rest} onClose={close} />}
    </OpenForm>
  );
}

type QuestionNeeds = Omit<AskNeeds, 'label' | 'spoken' | 'variant'> & { readonly onClose: () => void };

function Question({ question, yes, command, onYes, children, onClose }: QuestionNeeds): ReactNode {
  const { t } = useTranslation('people');
  const heading = useId();
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);

  async function answerYes(): Promise<void> {
    if (await onYes()) onClose();
  }

  return (
    <section className="plan-form" aria-labelledby={heading}>
      <h3 id={heading}>{question}</h3>
      {children}
      <RefusalNotice refusal={command.refusal} />
      <div className="buttons">
        <Button ref={stay} onClick={onClose}>
          {t(($) => $.ask.no)}
        </Button>
        <Button variant="secondary" disabled={command.isLocked} onClick={() => void answerYes()}>
          {yes}
        </Button>
      </div>
    </section>
  );
}
