import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalDetail } from '#contract/console-rows.ts';
import type { Language } from '#language/language.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../../language/join-names.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import type { ActivityFormNeeds } from './ActivityForms.tsx';
import { CloseForm, CommentForm, DeadlineForm, EvaluationForm } from './ActivityForms.tsx';
import type { FormPerson } from './form-people.ts';
import { LimitForm } from './LimitForm.tsx';

type Activity = GoalDetail['activities'][number];

interface CardNeeds {
  readonly activity: Activity;
  readonly language: Language;
  readonly form: Pick<ActivityFormNeeds, 'owner' | 'today' | 'people'>;
  /** R5: whom it can be limited to; absent where this page does not choose. */
  readonly readers?: readonly FormPerson[] | undefined;
  /** Which form is open in the whole panel: its kind and the activity. */
  readonly open: string | undefined;
  readonly onOpen: (open: string | undefined) => void;
}

const forms = {
  evaluation: EvaluationForm,
  comment: CommentForm,
  deadline: DeadlineForm,
  close: CloseForm,
} as const;
const kinds = ['evaluation', 'comment', 'deadline', 'close', 'limit'] as const;
type Kind = (typeof kinds)[number];

/** One activity: what, who, by when, what was said of it, newest first. */
export function ActivityCard(needs: CardNeeds): ReactNode {
  const { activity, language, open, onOpen } = needs;
  const isClosed = activity.status === 'done' || activity.status === 'ended';
  const kind = kinds.find((one) => open === `${one} ${activity.id}`);
  return (
    <li className="activity">
      <h3 lang={language}>{activity.description}</h3>
      <ActivityFacts activity={activity} />
      <Evaluations activity={activity} language={language} />
      <Comments activity={activity} language={language} />
      {kind !== undefined && <OneForm {...needs} kind={kind} onDone={() => onOpen(undefined)} />}
      {!isClosed && kind === undefined && <CardButtons {...needs} />}
    </li>
  );
}

function OneForm({ kind, ...needs }: CardNeeds & { kind: Kind; onDone: () => void }): ReactNode {
  const { activity, form, readers, onDone } = needs;
  if (kind === 'limit') return <LimitForm item={activity.id} people={readers ?? []} onDone={onDone} />;
  const Form = forms[kind];
  return <Form {...form} activity={activity.id} onDone={onDone} />;
}

function CardButtons({ activity, readers, onOpen }: CardNeeds): ReactNode {
  const { t } = useTranslation(['common', 'people']);
  const labels = {
    evaluation: t(($) => $.plan.addEvaluation),
    comment: t(($) => $.comment.open, { ns: 'people' }),
    deadline: t(($) => $.plan.changeDeadline),
    close: t(($) => $.plan.close),
    limit: t(($) => $.readers.open, { ns: 'people' }),
  };
  return (
    <div className="buttons">
      {kinds
        .filter((one) => one !== 'limit' || (readers ?? []).length > 0)
        .map((one) => (
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
  );
}

function ActivityFacts({ activity }: { activity: Activity }): ReactNode {
  const { t } = useTranslation(['common', 'people']);
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
      {activity.limitedTo !== undefined && (
        <p className="hidden-note">
          {t(($) => $.readers.limitedTo, {
            ns: 'people',
            names: joinNames(
              activity.limitedTo,
              t(($) => $.plan.and),
            ),
          })}
        </p>
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

/** G3: apart from the evaluations, and said to be comments. */
function Comments({ activity, language }: { activity: Activity; language: Language }): ReactNode {
  const { t } = useTranslation('people');
  const pageLanguage = useLanguage();
  const { comments = [] } = activity;
  if (comments.length === 0) return null;
  return (
    <>
      <h4>{t(($) => $.comment.title)}</h4>
      <ul className="evaluations">
        {comments.map((one) => (
          <li key={one.id}>
            <span lang={language}>{one.text}</span>{' '}
            <span className="quiet">
              {t(($) => $.comment.wrote, { name: one.by, day: formatDay(one.date, pageLanguage, 'long') })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
