import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyView } from '#contract/views.ts';
import { useTopicList } from '../components/console/use-topic-list.ts';

type Reader = FamilyView['readers'][number];

/** R6: who sees what, always there for the family. */
export function FamilyReaders({ readers }: { readers: readonly Reader[] }): ReactNode {
  const { t } = useTranslation('family');
  return (
    <section className="family-part" aria-labelledby="readers">
      <h2 id="readers">{t(($) => $.readers.title)}</h2>
      <p className="family-quiet">{t(($) => $.readers.hint)}</p>
      <ul className="family-readers">
        {readers.map((reader) => (
          <ReaderRow key={`${reader.name} ${reader.detail ?? ''}`} reader={reader} />
        ))}
      </ul>
    </section>
  );
}

function ReaderRow({ reader }: { reader: Reader }): ReactNode {
  const { t } = useTranslation('family');
  const listOf = useTopicList();
  const { name, detail, sees, topics } = reader;
  const words: Record<Reader['sees'], string> = {
    all: t(($) => $.readers.all),
    'every-topic': t(($) => $.readers.everyTopic),
    topics: t(($) => $.readers.topics, { topics: listOf(topics) }),
    nothing: t(($) => $.readers.nothing),
  };
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {detail !== undefined && <span className="family-quiet"> {detail}</span>}
      </p>
      <p>{words[sees]}</p>
    </li>
  );
}
