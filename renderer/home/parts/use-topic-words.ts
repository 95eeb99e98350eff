import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import { joinNames } from '../../language/join-names.ts';

/** «skole og barnehage, helse og annet» is hard to hear apart, so topics stand with commas. */
export function useTopicWords(): (topics: readonly Topic[]) => string {
  const { t } = useTranslation('home');
  return (topics) => topics.map((topic) => t(($) => $.topics[topic])).join(', ');
}

export function useJoinedNames(): (names: readonly string[]) => string {
  const { t } = useTranslation('home');
  return (names) =>
    joinNames(
      names,
      t(($) => $.frame.and),
    );
}
