import type { ReactNode, RefObject } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterLine } from '#contract/table-views.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../language/join-names.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { InterpreterForms } from './InterpreterForms.tsx';
import type { LineStage } from './line-stages.ts';
import { stagesOf } from './line-stages.ts';

interface LinesNeeds {
  readonly lines: readonly InterpreterLine[];
  readonly sentence?: string | undefined;
  /** Of the point after this one: none of it is read or next yet. */
  readonly isAhead?: boolean;
}

/** Every line of a point. The one that is read stays in sight; size and order never change under the eye. */
export function InterpreterLines({ lines, sentence, isAhead = false }: LinesNeeds): ReactNode {
  const stages = isAhead ? lines.map((): LineStage => 'later') : stagesOf(lines, sentence);
  const first = stages.indexOf('now');
  const now = useInSight(lines[first]?.id);
  return (
    <ol className="interpreter-lines">
      {lines.map((line, index) => (
        <Line
          key={line.id}
          line={line}
          stage={stages[index] ?? 'later'}
          isFirst={stages[index] !== stages[index - 1]}
          isRead={line.id === sentence}
          place={index === first ? now : undefined}
        />
      ))}
    </ol>
  );
}

/** The line of now is moved into sight when it is another than before, and never in between. */
function useInSight(id: string | undefined): RefObject<HTMLLIElement | null> {
  const place = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (id !== undefined) place.current?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [id]);
  return place;
}

interface LineNeeds {
  readonly line: InterpreterLine;
  readonly stage: LineStage;
  readonly isFirst: boolean;
  readonly isRead: boolean;
  readonly place: RefObject<HTMLLIElement | null> | undefined;
}

function Line({ line, stage, isFirst, isRead, place }: LineNeeds): ReactNode {
  const { t } = useTranslation('interpreter');
  return (
    <li
      ref={place}
      className={`interpreter-line interpreter-${line.kind}`}
      data-stage={stage}
      data-read={isRead}
    >
      <p className="interpreter-when">
        {stage !== 'later' && isFirst && <strong>{t(($) => $.when[stage])}</strong>}
        {line.shown && stage !== 'now' && <span>{t(($) => $.when.shown)}</span>}
        {line.isNew && <span className="interpreter-fresh">{t(($) => $.fresh)}</span>}
        {line.kind === 'own-words' && isFirst && <span>{t(($) => $.ownWords)}</span>}
      </p>
      <div className="interpreter-said">
        <InterpreterForms line={line} isRead={isRead} />
        {line.activity !== undefined && <Activity activity={line.activity} />}
      </div>
    </li>
  );
}

/** What the wall says under an activity. */
function Activity({ activity }: { activity: NonNullable<InterpreterLine['activity']> }): ReactNode {
  const { t } = useTranslation(['interpreter', 'common']);
  const language = useLanguage();
  const { responsible, deadline, status } = activity;
  const parts = [
    joinNames(
      responsible,
      t(($) => $.plan.and, { ns: 'common' }),
    ),
    ...(deadline === undefined ? [] : [t(($) => $.by, { day: formatDay(deadline, language, 'weekday') })]),
    t(($) => $.status[status], { ns: 'common' }),
  ];
  return <p className="interpreter-under">{parts.filter((part) => part !== '').join(' · ')}</p>;
}
