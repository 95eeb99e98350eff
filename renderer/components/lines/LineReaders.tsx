import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinesPart } from '#contract/line-rows.ts';
import { PeopleChoice } from '../plan/PeopleChoice.tsx';

interface ReaderNeeds {
  readonly lines: LinesPart;
  readonly chosen: readonly string[];
  readonly onChange: (services: readonly string[]) => void;
}

/** R5: a line for named services only. Family and relay holder see it all the same, and the button says so. */
export function LineReaders({ lines, chosen, onChange }: ReaderNeeds): ReactNode {
  const { t } = useTranslation('lines');
  const { services, seesAll } = lines;
  if (services.length === 0) return null;
  const isMine = seesAll || services.some(({ service, mine }) => mine && chosen.includes(service));
  return (
    <>
      <PeopleChoice
        legend={t(($) => $.readers.legend)}
        hint={t(($) => $.readers.hint)}
        people={services.map(({ service }) => ({ id: service, name: service }))}
        chosen={chosen}
        onChange={onChange}
      />
      {chosen.length > 0 && !isMine && <p className="hidden-note">{t(($) => $.readers.notYou)}</p>}
    </>
  );
}
