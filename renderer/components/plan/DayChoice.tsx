import { Fieldset, Radio, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#language/dates.ts';
import { useLanguage } from '../../language/use-room-look.ts';

interface DayNeeds {
  readonly legend: string;
  readonly today: Day;
  /** Days that may be picked with one touch. None is chosen beforehand. */
  readonly offered?: readonly Day[];
  /** `past`: something that has happened. */
  readonly when: 'past' | 'to-come';
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly isMissing: boolean;
}

/** Today, a day that is offered, or any other: said by a person, never by the page (R3). */
export function DayChoice(needs: DayNeeds): ReactNode {
  const { legend, today, offered = [], day, onDay, isMissing } = needs;
  const { t } = useTranslation('people');
  const language = useLanguage();
  const [isOther, setOther] = useState(false);
  const name = useId();
  const choose = (chosen: string, other: boolean): void => {
    setOther(other);
    onDay(chosen);
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {[today, ...offered].map((one) => (
        <Radio
          key={one}
          name={name}
          value={one}
          label={one === today ? t(($) => $.day.today) : formatDay(one, language, 'long')}
          checked={!isOther && day === one}
          onChange={() => choose(one, false)}
        />
      ))}
      <Radio
        name={name}
        value="other"
        label={t(($) => $.day.other)}
        checked={isOther}
        onChange={() => choose('', true)}
      />
      {isOther && (
        <Textfield
          label={t(($) => $.day.which)}
          type="date"
          {...(needs.when === 'past' ? { max: today } : { min: today })}
          value={day}
          onChange={(event) => onDay(event.target.value)}
        />
      )}
      {isMissing && day === '' && <ValidationMessage>{t(($) => $.day.missing)}</ValidationMessage>}
    </Fieldset>
  );
}
