import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { useLanguage } from '../language/use-room-look.ts';

type Row = ChairView['handover']['slip'][number];
type Part = Exclude<Row['kind'], 'goal' | 'activity'> | 'goals';

/** R2: one page that says where the baton is, what is agreed, and what is still missing. */
export function HandoverSlip({ slip }: { slip: readonly Row[] }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <article className="slip" aria-labelledby="handover-slip">
      <h3 id="handover-slip">{t(($) => $.handover.slip.title)}</h3>
      {groupRows(slip).map(({ part, rows }) => (
        <section key={part}>
          <h4>{t(($) => $.handover.slip.parts[part])}</h4>
          <ul>
            {rows.map((row) => (
              <SlipRow key={[row.kind, row.text, row.detail, row.date].join(' ')} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

function SlipRow({ row }: { row: Row }): ReactNode {
  const { t } = useTranslation(['common', 'people']);
  const language = useLanguage();
  const { kind, text, detail, date } = row;
  if (kind === 'missing') return <MissingRow row={row} />;
  const day = date === undefined ? undefined : formatDay(date, language, 'long');
  const words = {
    activity: t(($) => $.plan.by, { day }),
    holders: t(($) => $.handover.slip.from, { ns: 'people', day }),
  };
  return (
    <li className={`slip-${kind}`}>
      {kind === 'goal' ? <strong>{text}</strong> : text}
      {detail !== undefined && <span className="quiet">{detail}</span>}
      {day !== undefined && (
        <span className="quiet">{kind === 'activity' || kind === 'holders' ? words[kind] : day}</span>
      )}
    </li>
  );
}

const missings = ['consent-draft', 'signature', 'who-signs', 'next-meeting'] as const;

/** What is waited for stands in `detail`, and whom in `text`. */
function MissingRow({ row }: { row: Row }): ReactNode {
  const { t } = useTranslation('people');
  const what = missings.find((one) => one === row.detail);
  return (
    <li className="slip-missing">
      {what !== undefined && <span>{t(($) => $.handover.slip.missings[what])}</span>}
      <span>{row.text}</span>
    </li>
  );
}

interface Group {
  readonly part: Part;
  readonly rows: Row[];
}

/** In the order they came; an activity stands under its goal. */
function groupRows(slip: readonly Row[]): readonly Group[] {
  const groups = new Map<Part, Group>();
  for (const row of slip) {
    const part = row.kind === 'goal' || row.kind === 'activity' ? 'goals' : row.kind;
    const group = groups.get(part) ?? { part, rows: [] };
    group.rows.push(row);
    groups.set(part, group);
  }
  return [...groups.values()];
}
