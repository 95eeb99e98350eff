import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MinutesView } from '#contract/views.ts';
import { AgendaList } from '../components/console/AgendaList.tsx';
import { useBegunPage } from '../components/console/new-page.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { coverKey, useCoverKey } from '../components/console/use-cover-key.ts';
import { useCommand } from '../host-client/use-command.ts';
import { StoreState } from '../components/console/RoomNotices.tsx';
import { SectionEditor } from '../components/console/SectionEditor.tsx';
import { UndoButton } from '../components/console/UndoButton.tsx';
import { LineStrip } from '../components/lines/LineStrip.tsx';
import { NewDocument } from '../components/papers/NewDocument.tsx';
import { chooseReaders } from '../components/plan/form-people.ts';
import { GoalPanel } from '../components/plan/GoalPanel.tsx';
import { AppointmentForm } from '../components/plan/DateForms.tsx';
import { MessageForm } from '../components/plan/MessageForm.tsx';
import { NewGoal } from '../components/plan/NewGoalForm.tsx';
import { NextMeetingForm } from '../components/plan/NextMeetingForm.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { WordingLines } from '../components/plan/WordingLines.tsx';

/** Left the plan as it stands now, right the minutes, point by point. */
export function MinutesConsole({ view }: { view: MinutesView }): ReactNode {
  const { t } = useTranslation('minutes');
  useBegunPage();
  const name = view.plan?.name ?? '';
  const now = view.agenda.find((line) => line.state === 'now');
  return (
    <div className="console console-two">
      <header className="console-head">
        <h1>{t(($) => $.heading, { name })}</h1>
        <StoreState state={view.state} />
        <CoverButton />
        <UndoButton undo={view.undo} />
      </header>
      <div className="console-middle">
        <AgendaList agenda={view.agenda} isLocked />
        <LineStrip
          lines={view.lines}
          goal={view.goal}
          owner={name}
          today={view.today}
          people={view.people}
          present={view.people.filter((person) => person.isHere)}
        />
        <section aria-labelledby="plan-now">
          <h2 id="plan-now" className="only-heard">
            {t(($) => $.plan)}
          </h2>
          <PlanSide view={view} />
        </section>
        {view.wordings !== undefined && view.wordings.length > 0 && <WordingLines lines={view.wordings} />}
        <BetweenMeetings view={view} />
      </div>
      <section className="console-middle" aria-labelledby="sections">
        <h2 id="sections">{t(($) => $.sections)}</h2>
        <p className="quiet">{view.isLog === true ? t(($) => $.isLog) : t(($) => $.notShown)}</p>
        {view.sections.map((section) => (
          <SectionEditor key={section.id} section={section} isCurrent={section.agenda === now?.id} />
        ))}
      </section>
    </div>
  );
}

/** A5, C4: anybody who is let in may cover, and nobody here uncovers. */
function CoverButton(): ReactNode {
  const { t } = useTranslation('minutes');
  const { run, refusal, isLocked } = useCommand();
  useCoverKey();
  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked}
        aria-keyshortcuts={coverKey}
        onClick={() => void run('screen.cover', {})}
      >
        {t(($) => $.cover)}
        <kbd aria-hidden="true">{coverKey}</kbd>
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

function PlanSide({ view }: { view: MinutesView }): ReactNode {
  const { t } = useTranslation('minutes');
  const { plan, goal } = view;
  const isNextMeeting = view.agenda.some((line) => line.state === 'now' && line.kind === 'next-meeting');
  if (isNextMeeting) return <NextMeetingForm next={view.next} place={plan?.place ?? ''} today={view.today} />;
  const present = view.people.filter((person) => person.isHere);
  if (goal === undefined) {
    return (
      <div className="law-panel">
        <p className="quiet">{t(($) => $.noGoal)}</p>
        <NewGoal present={present} />
      </div>
    );
  }
  return (
    <GoalPanel
      key={goal.id}
      goal={goal}
      owner={plan?.name ?? ''}
      today={view.today}
      people={view.people}
      present={present}
      mayCloseGoal={false}
    />
  );
}

/** K1, K2: what the meeting wants sent, or put in the calendar. */
function BetweenMeetings({ view }: { view: MinutesView }): ReactNode {
  const { t } = useTranslation(['minutes', 'people']);
  const others = view.people.filter((person) => person.id !== view.plan?.me);
  return (
    <section className="law-panel" aria-labelledby="between">
      <h2 id="between">{t(($) => $.between)}</h2>
      <div className="buttons">
        <OpenForm label={t(($) => $.messages.open, { ns: 'people' })}>
          {(close) => <MessageForm people={others} onDone={close} />}
        </OpenForm>
        <OpenForm label={t(($) => $.calendar.openAppointment, { ns: 'people' })}>
          {(close) => <AppointmentForm today={view.today} onDone={close} />}
        </OpenForm>
        <NewDocument readers={chooseReaders(view.people)} me={view.plan?.me} />
      </div>
    </section>
  );
}
