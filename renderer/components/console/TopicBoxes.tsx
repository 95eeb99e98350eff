import { Checkbox, Fieldset } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';

export const everyTopic = [
  'school',
  'health',
  'family',
  'economy',
  'other',
] as const satisfies readonly Topic[];

interface TopicNeeds {
  readonly legend: string;
  readonly chosen: readonly Topic[];
  readonly onChange: (chosen: readonly Topic[]) => void;
}

/** C2: a limit is data: the topics that somebody may see, each with a box of its own. */
export function TopicBoxes({ legend, chosen, onChange }: TopicNeeds): ReactNode {
  const { t } = useTranslation('people');
  return (
    <Fieldset className="people-choice">
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {everyTopic.map((topic) => (
        <Checkbox
          key={topic}
          value={topic}
          label={t(($) => $.topic.names[topic])}
          checked={chosen.includes(topic)}
          onChange={() =>
            onChange(
              everyTopic.filter((one) => (one === topic ? !chosen.includes(one) : chosen.includes(one))),
            )
          }
        />
      ))}
    </Fieldset>
  );
}

/** All topics is no limit, and nothing is sent of it. */
export function limitOf(topics: readonly Topic[]): { topics?: Topic[] } {
  return topics.length === everyTopic.length ? {} : { topics: [...topics] };
}
