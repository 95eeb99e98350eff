import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormPerson } from './form-people.ts';
import { PeopleChoice } from './PeopleChoice.tsx';

/** Nothing chosen is everybody: an empty list of readers is not something that can be sent. */
export interface Readers {
  readonly isLimited: boolean;
  readonly to: readonly string[];
}

interface ReaderNeeds {
  readonly readers: Readers;
  readonly onChange: (readers: Readers) => void;
  /** The plan participants: family and relay holder see every item (R5). */
  readonly people: readonly FormPerson[];
  readonly isMissing: boolean;
}

/** R5: who of the participants sees an item; nothing is hidden from guardians, and the page says so. */
export function ReaderChoice({ readers, onChange, people, isMissing }: ReaderNeeds): ReactNode {
  const { t } = useTranslation('people');
  const name = useId();
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t(($) => $.readers.legend)}</Fieldset.Legend>
        <Fieldset.Description>{t(($) => $.readers.family)}</Fieldset.Description>
        {[false, true].map((isLimited) => (
          <Radio
            key={String(isLimited)}
            name={name}
            value={String(isLimited)}
            label={isLimited ? t(($) => $.readers.some) : t(($) => $.readers.all)}
            checked={readers.isLimited === isLimited}
            onChange={() => onChange({ ...readers, isLimited })}
          />
        ))}
      </Fieldset>
      {readers.isLimited && (
        <PeopleChoice
          legend={t(($) => $.readers.who)}
          people={people}
          chosen={readers.to}
          onChange={(to) => onChange({ ...readers, to })}
        />
      )}
      {isMissing && <p className="field-error">{t(($) => $.readers.missing)}</p>}
    </>
  );
}

/** R5: «limited to nobody» is not a limit that can be written. */
export function lacksReaders(readers: Readers): boolean {
  return readers.isLimited && readers.to.length === 0;
}
