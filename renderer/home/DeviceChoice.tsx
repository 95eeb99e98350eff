import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeDevice, HomeDeviceChoice } from '#sync/home-messages.ts';
import { formatClock } from '#language/dates.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { Choices } from './parts/Choices.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { useAction } from './use-action.ts';

interface ChoiceNeeds {
  readonly device: HomeDevice;
  readonly onDone: () => void;
  readonly onOther: () => void;
}

const newPlan = 'new-plan';

/** The code to compare, the meeting to choose, and one yes. Where codes differ another room is asking. */
export function DeviceChoice({ device, onDone, onOther }: ChoiceNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const choices = useMeetingChoices(device);
  const [chosen, setChosen] = useState<string | undefined>(
    choices.length === 1 ? choices[0]?.value : undefined,
  );
  const [isTried, setTried] = useState(false);

  async function confirm(): Promise<void> {
    setTried(true);
    const body = bodyOf(device, chosen);
    if (body === undefined) return;
    const isTold = await run(async () => store.tell({ method: 'POST', path: '/v1/home/device', body }));
    if (isTold === true) onDone();
  }

  return (
    <>
      <PageHeading title={t(($) => $.device.title)}>
        {t(($) => $.device.wants, { room: device.room })}
      </PageHeading>
      <section className="home-card home-stack">
        <h2>{t(($) => $.device.compare)}</h2>
        <p className="home-code">{device.userCode}</p>
        <p className="home-quiet">{t(($) => $.device.compareHint)}</p>
      </section>
      {choices.length === 0 ? (
        <p>{t(($) => $.device.noMeetings)}</p>
      ) : (
        <Choices legend={t(($) => $.device.which)} choices={choices} chosen={chosen} onChoose={setChosen} />
      )}
      {isTried && chosen === undefined && (
        <p className="ds-validation-message">{t(($) => $.device.choose)}</p>
      )}
      <ProblemNotice problem={problem} />
      <div className="home-stack">
        {choices.length > 0 && (
          <Button disabled={isWaiting} onClick={() => void confirm()}>
            {t(($) => $.device.confirm)}
          </Button>
        )}
        <Button variant="secondary" disabled={isWaiting} onClick={onOther}>
          {t(($) => $.device.wrongCode)}
        </Button>
      </div>
    </>
  );
}

function useMeetingChoices(
  device: HomeDevice,
): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const meetings = device.meetings.map(({ meeting, owner, time, place }) => ({
    value: meeting,
    label: t(($) => $.device.meeting, { owner, place, clock: formatClock(time, language) }),
  }));
  return device.mayOpenPlan ? [...meetings, { value: newPlan, label: t(($) => $.device.newPlan) }] : meetings;
}

function bodyOf(
  { userCode, meetings }: HomeDevice,
  chosen: string | undefined,
): HomeDeviceChoice | undefined {
  if (chosen === newPlan) return { userCode, newPlan: true };
  const meeting = meetings.find((one) => one.meeting === chosen);
  return meeting === undefined ? undefined : { userCode, plan: meeting.plan, meeting: meeting.meeting };
}
