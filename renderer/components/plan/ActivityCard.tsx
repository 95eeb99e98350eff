import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalDetail } from '#contract/console-rows.ts';
import type { Language } from '#language/language.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../../language/join-names.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import type { ActivityFormNeeds } from './ActivityForms.tsx';
import { CloseForm, DeadlineForm, EvaluationForm } from './ActivityForms.tsx';

type Activity = GoalDetail['activities'][number];

interface CardNeeds {
  readonly activity: Activity;
  readonly language: Language;
  readonly form: Pick<ActivityFormNeeds, 'owner' | 'today' | 'people'>;
  /** Which form is open in the whole panel: its kind and the activity. */
  readonly open: string | undefined;
  readonly onOpen: (open: string | undefined) => void;
}

const forms = { evaluation: EvaluationForm, deadline: DeadlineForm, close: CloseForm } as const;
const kinds = ['evaluation', 'deadline', 'close'] as const;

/** One activity: what, who, by when, what was said of it, newest first. */
export function ActivityCard({ activity, language, form, open, onOpen }: CardNeeds): ReactNode {
  const { t } = useTranslation('common');
  const isClosed = activity.status === 'done' || activity.status === 'ended';
  const kind = kinds.find((one) => open === `${one} ${activity.id}`);
  const Form = kind === undefined ? undefined : forms[kind];
  const labels = {
    evaluation: t(($) => $.plan.addEvaluation),
    deadline: t(($) => $.plan.changeDeadline),
    close: t(($) => $.plan.close),
  };
  return (
    <li className="activity">
      <h3 lang={language}>{activity.description}</h3>
      <ActivityFacts activity={activity} />
      <Evaluations activity={activity} language={language} />
      {Form !== undefined && <Form {...form} activity={activity.id} onDone={() => onOpen(undefined)} />}
      {!isClosed && Form === undefined && (
        <div className="buttons">
          {kinds.map((one) => (
            <Button
              key={one}
              variant={one === 'evaluation' ? 'secondary' : 'tertiary'}
              data-size="sm"
              aria-label={`${labels[one]}: ${activity.description}`}
              onClick={() => onOpen(`${one} ${activity.id}`)}
            >
              {labels[one]}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function ActivityFacts({ activity }: { activity: Activity }): ReactNode {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { deadline, closedReason } = activity;
  return (
    <>
      <p className="facts">
        <strong>
          {joinNames(
            activity.responsible,
            t(($) => $.plan.and),
          )}
        </strong>
        <span>
          {deadline === undefined
            ? t(($) => $.plan.noDeadline)
            : t(($) => $.plan.by, { day: formatDay(deadline, language, 'weekday') })}
        </span>
        <span>{t(($) => $.status[activity.status])}</span>
      </p>
      {closedReason !== undefined && (
        <p className="facts">{t(($) => $.plan.reason, { reason: closedReason })}</p>
      )}
      {activity.hiddenFromRoom && <p className="hidden-note">{t(($) => $.plan.hidden)}</p>}
    </>
  );
}

function Evaluations({ activity, language }: { activity: Activity; language: Language }): ReactNode {
  const { t } = useTranslation('common');
  const pageLanguage = useLanguage();
  if (activity.evaluations.length === 0) return null;
  return (
    <ul className="evaluations">
      {activity.evaluations.map((one) => {
        const day = one.today ? t(($) => $.plan.today) : formatDay(one.date, pageLanguage, 'long');
        const names = joinNames(
          one.saidBy,
          t(($) => $.plan.and),
        );
        return (
          <li key={one.id}>
            <span lang={language}>{one.text}</span>{' '}
            <span className="quiet">{names === '' ? day : t(($) => $.plan.said, { names, day })}</span>
          </li>
        );
      })}
    </ul>
  );
}
