import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow, ScreenPage } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../../language/join-names.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import { rowSize, rowStyle, titleStyle } from './FittedTexts.tsx';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';
import { StageIcon } from './StageIcon.tsx';

const marks = { new: 'new', ongoing: 'clock', done: 'done', ended: 'ended' } as const;

/** A goal and who does what by when. A day that has passed looks like any other day (G7). */
export function GoalPage({ page }: { page: Extract<ScreenPage, { kind: 'goal' }> }): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <StageFrame
      left={
        <>
          <strong className="stage-accent">{t(($) => $.goal.number, { number: page.goalNumber })}</strong>{' '}
          {t(($) => $.goal.of, { count: page.goalCount })}
        </>
      }
      right={t(($) => $.goal.plan, { name: page.name })}
      bottomLeft={<PageDots {...page} />}
      bottomRight={<PageNumber {...page} />}
    >
      <h1 className="stage-title" lang={page.language} style={titleStyle(page.titleScale)}>
        {page.title}
      </h1>
      {page.rows.length === 0 && <p className="stage-text stage-quiet">{t(($) => $.goal.none)}</p>}
      <ul className="stage-rows">
        {page.rows.map((row) => (
          <li key={row.id} className={`stage-row ${rowSize(row)}`} style={rowStyle(row.scale)}>
            <StageIcon shape={marks[row.status]} />
            <div>
              <p lang={row.language} className={row.made?.unsure === true ? 'stage-unsure' : undefined}>
                {row.text}
              </p>
              <ActivityLabel row={row} />
            </div>
          </li>
        ))}
      </ul>
    </StageFrame>
  );
}

function ActivityLabel({ row }: { row: ActivityRow }): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  return (
    <p className="stage-row-label">
      <strong>
        {joinNames(
          row.responsible,
          t(($) => $.people.and),
        )}
      </strong>{' '}
      {row.deadline !== undefined && (
        <span>
          {t(($) => $.goal.by)} <strong>{formatDay(row.deadline, language, 'weekday')}</strong>
        </span>
      )}{' '}
      <span>{t(($) => $.status[row.status])}</span>
    </p>
  );
}
