import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { useLanguage } from '../language/use-room-look.ts';

/** So many that a tired chair takes them in at a glance. */
const inSight = 6;

/** One calm sentence for each thing at its moment. Nothing is counted, and nobody is late (G7). */
export function Reminders({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const [isAll, setAll] = useState(false);
  const { reminders } = view;
  const shown = isAll ? reminders : reminders.slice(0, inSight);
  return (
    <section className="law-panel reminders" aria-labelledby="reminders">
      <h2 id="reminders">{t(($) => $.reminders.title)}</h2>
      {reminders.length === 0 && <p className="quiet">{t(($) => $.reminders.none)}</p>}
      <ul>
        {shown.map((row) => (
          <Reminder
            key={[row.kind, row.text, row.person, row.date].join(' ')}
            row={row}
            owner={view.plan?.name ?? ''}
          />
        ))}
      </ul>
      {reminders.length > inSight && (
        <Button variant="tertiary" data-size="sm" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t(($) => $.reminders.fewer) : t(($) => $.reminders.all)}
        </Button>
      )}
    </section>
  );
}

type Row = ChairView['reminders'][number];

function Reminder({ row, owner }: { row: Row; owner: string }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  const { kind, text, person, date } = row;
  const facts = [text, person, date === undefined ? undefined : formatDay(date, language, 'long')];
  const about = facts.filter((one) => one !== undefined);
  return (
    <li>
      <p>{t(($) => $.reminders.kinds[kind], { name: owner })}</p>
      {about.length > 0 && (
        <p className="facts">
          {about.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </p>
      )}
    </li>
  );
}
