import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import type { Choice } from './HandoverPanelChoices.tsx';
import { AfterStep, CheckStep, ToStep, TransitionStep } from './HandoverPanelChoices.tsx';

interface StepsNeeds {
  readonly candidates: ChairView['handover']['candidates'];
  /** The plan owner, whose kindergarten or school it is about. */
  readonly owner: string;
  readonly today: Day;
  readonly onDone: () => void;
}

const steps = ['to', 'transition', 'after', 'check'] as const;
type Step = (typeof steps)[number];

/** One question at a time. The move comes before what becomes of the outgoing holder, because it decides that (R2). */
export function HandoverSteps({ candidates, owner, today, onDone }: StepsNeeds): ReactNode {
  const { t } = useTranslation('people');
  const [step, setStep] = useState<Step>('to');
  const [choice, setChoice] = useState<Choice>({ incoming: '', transition: '', after: '', ends: '' });
  const [isTried, setTried] = useState(false);
  const command = useCommand();
  const prepared = handoverFrom(choice);
  const change = (part: Partial<Choice>): void => setChoice({ ...choice, ...part });

  function go(by: 1 | -1): void {
    const isReady = by === -1 || isAnswered(step, choice);
    setTried(!isReady);
    const next = steps[steps.indexOf(step) + by];
    if (isReady && next !== undefined) setStep(next);
  }
  async function save(): Promise<void> {
    if (step !== 'check') return go(1);
    if (prepared === undefined) return;
    const result = await command.run('handover.prepare', prepared);
    if (result.ok) onDone();
  }

  const given = { choice, onChange: change, isTried };
  return (
    <StepFrame title={t(($) => $.handover.steps[step], { name: owner })} onSave={() => void save()}>
      {step === 'to' && <ToStep {...given} candidates={candidates} />}
      {step === 'transition' && <TransitionStep {...given} />}
      {step === 'after' && <AfterStep {...given} today={today} />}
      {step === 'check' && <CheckStep choice={choice} candidates={candidates} />}
      <RefusalNotice refusal={command.refusal} />
      <div className="buttons">
        <Button type="submit" disabled={step === 'check' && command.isLocked}>
          {step === 'check' ? t(($) => $.handover.save) : t(($) => $.handover.next)}
        </Button>
        {step !== 'to' && (
          <Button variant="secondary" onClick={() => go(-1)}>
            {t(($) => $.handover.back)}
          </Button>
        )}
        <Button variant="tertiary" onClick={onDone}>
          {t(($) => $.plan.cancel, { ns: 'common' })}
        </Button>
      </div>
    </StepFrame>
  );
}

interface FrameNeeds {
  readonly title: string;
  readonly onSave: () => void;
  readonly children: ReactNode;
}

/** The focus goes to the heading of each step, so that it is heard and the next tab is the first answer. */
function StepFrame({ title, onSave, children }: FrameNeeds): ReactNode {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <form
      className="plan-form"
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </form>
  );
}

function isAnswered(step: Step, choice: Choice): boolean {
  if (step === 'to') return choice.incoming !== '';
  return step === 'transition' ? choice.transition !== '' : handoverFrom(choice) !== undefined;
}

/** R2: at a change of kindergarten or school the outgoing holder leaves, on a day. */
function handoverFrom(choice: Choice): CommandInput<'handover.prepare'> | undefined {
  const { incoming, transition, ends } = choice;
  if (incoming === '' || transition === '') return undefined;
  const after = transition === 'none' ? choice.after : 'removed';
  if (after === 'participant') return { incoming, transition, after };
  if (after === '' || ends === '') return undefined;
  return { incoming, transition, after, ends };
}
