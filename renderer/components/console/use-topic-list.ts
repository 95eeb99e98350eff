import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import { joinNames } from '../../language/join-names.ts';

/** «skole og barnehage, helse og annet». */
export function useTopicList(): (topics: readonly Topic[]) => string {
  const { t } = useTranslation('people');
  return (topics) =>
    joinNames(
      topics.map((topic) => t(($) => $.topicsInList[topic])),
      t(($) => $.and),
    );
}
