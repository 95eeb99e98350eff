import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '#contract/commands.ts';
import type { ChairView } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#language/dates.ts';
import { DayChoice } from '../components/plan/DayChoice.tsx';
import { useLanguage } from '../language/use-room-look.ts';
import { endOfSchoolYear } from './PeoplePanelDays.ts';

type Prepared = CommandInput<'handover.prepare'>;

/** What is chosen so far; empty is not yet. */
export interface Choice {
  readonly incoming: string;
  readonly transition: Prepared['transition'] | '';
  readonly after: Prepared['after'] | '';
  readonly ends: string;
}

type Candidates = ChairView['handover']['candidates'];

interface StepNeeds {
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
  readonly isTried: boolean;
}

interface OneOfNeeds<Value extends string> {
  readonly legend: string;
  readonly options: readonly { value: Value; label: string; description?: string | undefined }[];
  readonly chosen: string;
  readonly onChoose: (value: Value) => void;
  readonly error: string | undefined;
}

function OneOf<Value extends string>(needs: OneOfNeeds<Value>): ReactNode {
  const name = useId();
  return (
    <Fieldset>
      <Fieldset.Legend className="only-heard">{needs.legend}</Fieldset.Legend>
      {needs.options.map(({ value, label, description }) => (
        <Radio
          key={value}
          name={name}
          value={value}
          label={label}
          description={description}
          checked={needs.chosen === value}
          onChange={() => needs.onChoose(value)}
        />
      ))}
      {needs.error !== undefined && <ValidationMessage>{needs.error}</ValidationMessage>}
    </Fieldset>
  );
}

export function ToStep({
  choice,
  onChange,
  isTried,
  candidates,
}: StepNeeds & { candidates: Candidates }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <OneOf
      legend={t(($) => $.handover.legends.to)}
      options={candidates.map(({ id, name, detail }) => ({ value: id, label: name, description: detail }))}
      chosen={choice.incoming}
      onChoose={(incoming) => onChange({ incoming })}
      error={isTried && choice.incoming === '' ? t(($) => $.handover.toMissing) : undefined}
    />
  );
}

const transitions = ['none', 'kindergarten', 'kindergarten-to-school', 'school'] as const;

export function TransitionStep({ choice, onChange, isTried }: StepNeeds): ReactNode {
  const { t } = useTranslation('people');
  const { transition } = choice;
  return (
    <>
      <OneOf
        legend={t(($) => $.handover.legends.transition)}
        options={transitions.map((value) => ({ value, label: t(($) => $.handover.transitions[value]) }))}
        chosen={transition}
        onChoose={(value) => onChange({ transition: value, after: '', ends: '' })}
        error={isTried && transition === '' ? t(($) => $.handover.transitionMissing) : undefined}
      />
      {transition !== '' && transition !== 'none' && <p>{t(($) => $.handover.transitionConsent)}</p>}
    </>
  );
}

/** R2: after a move there is nothing to choose but the day; 31 July is offered and never filled in. */
export function AfterStep({ choice, onChange, isTried, today }: StepNeeds & { today: Day }): ReactNode {
  const { t } = useTranslation('people');
  const isMove = choice.transition !== 'none';
  return (
    <>
      {isMove ? (
        <p>{t(($) => $.handover.mustLeave)}</p>
      ) : (
        <OneOf
          legend={t(($) => $.handover.legends.after)}
          options={(['participant', 'removed'] as const).map((value) => ({
            value,
            label: t(($) => $.handover.after[value]),
          }))}
          chosen={choice.after}
          onChoose={(after) => onChange({ after, ends: '' })}
          error={isTried && choice.after === '' ? t(($) => $.handover.afterMissing) : undefined}
        />
      )}
      {(isMove || choice.after === 'removed') && (
        <DayChoice
          legend={t(($) => $.handover.ends)}
          today={today}
          offered={[endOfSchoolYear(today)]}
          when="to-come"
          day={choice.ends}
          onDay={(ends) => onChange({ ends })}
          isMissing={isTried}
        />
      )}
    </>
  );
}

export function CheckStep({ choice, candidates }: { choice: Choice; candidates: Candidates }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const name = candidates.find((one) => one.id === choice.incoming)?.name ?? '';
  return (
    <>
      <p>
        <strong>{t(($) => $.handover.sum.to, { name })}</strong>
      </p>
      <p>
        {choice.ends === ''
          ? t(($) => $.handover.sum.youStay)
          : t(($) => $.handover.sum.youLeave, { day: formatDay(choice.ends, language, 'long') })}
      </p>
      <p>{t(($) => $.handover.sum.keeps)}</p>
      {choice.transition !== 'none' && <p>{t(($) => $.handover.transitionConsent)}</p>}
    </>
  );
}
