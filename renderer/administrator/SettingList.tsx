import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract/administrator-view.ts';
import { formatDay } from '#language/dates.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { useSettingWords } from './use-setting-words.ts';

interface ListNeeds {
  readonly rows: readonly SettingRow[];
  readonly onGo: (field: SettingRow['field']) => void;
}

/** Settings with what stands, and where it is from. */
export function SettingList({ rows, onGo }: ListNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const { ofValue } = useSettingWords();
  return (
    <ul className="settings">
      {rows.map((row) => (
        <li key={row.field} className="setting-row">
          <div>
            <h3>{t(($) => $.settings[row.field].name)}</h3>
            <p>{ofValue(row)}</p>
            <Origin row={row} />
          </div>
          <GoButton row={row} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Origin({ row }: { row: SettingRow }): ReactNode {
  const { t } = useTranslation('administrator');
  const language = useLanguage();
  const { confirmed, from, source = '' } = row;
  const isStated = from === 'stated';
  const stated = source === '' ? t(($) => $.list.statedPlain) : t(($) => $.list.stated, { source });
  const unsaid = source === '' ? t(($) => $.list.default) : t(($) => $.list.reading, { source });
  return (
    <>
      {(isStated || from === 'default') && <p className="quiet">{isStated ? stated : unsaid}</p>}
      {confirmed !== undefined && (
        <p className="quiet">
          {t(($) => $.list.confirmed, { by: confirmed.by, day: formatDay(confirmed.on, language, 'long') })}
        </p>
      )}
    </>
  );
}

/** What a routine states and nobody has to confirm is changed with the routine, not here. */
function GoButton({ row, onGo }: { row: SettingRow; onGo: ListNeeds['onGo'] }): ReactNode {
  const { t } = useTranslation('administrator');
  if (row.asked === undefined && row.from === 'stated') return null;
  const name = t(($) => $.settings[row.field].name);
  const isAsked = row.asked !== undefined;
  return (
    <Button
      variant="secondary"
      data-size="sm"
      aria-label={isAsked ? t(($) => $.list.answer, { name }) : t(($) => $.list.change, { name })}
      onClick={() => onGo(row.field)}
    >
      {isAsked ? t(($) => $.list.answerShort) : t(($) => $.list.changeShort)}
    </Button>
  );
}
