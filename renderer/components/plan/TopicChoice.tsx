import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import { everyTopic } from '../console/TopicBoxes.tsx';

interface TopicNeeds {
  readonly topic: Topic;
  readonly onChange: (topic: Topic) => void;
}

/** C2: exactly one topic, asked for when it is written, and «annet» when nobody says. */
export function TopicChoice({ topic, onChange }: TopicNeeds): ReactNode {
  const { t } = useTranslation('people');
  const place = useId();
  return (
    <Field>
      <Label htmlFor={place}>{t(($) => $.topic.label)}</Label>
      <Field.Description>{t(($) => $.topic.hint)}</Field.Description>
      <Select
        id={place}
        value={topic}
        onChange={(event) => {
          const chosen = everyTopic.find((one) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {everyTopic.map((one) => (
          <option key={one} value={one}>
            {t(($) => $.topic.names[one])}
          </option>
        ))}
      </Select>
    </Field>
  );
}
