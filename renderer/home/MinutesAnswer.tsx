import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeMinutes } from '#sync/home-messages.ts';
import { Button } from './parts/Button.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { useCommandTo } from './use-action.ts';

const answers = ['agrees', 'reads-at-home', 'disagrees'] as const;

interface AnswerNeeds extends PlanNeeds {
  readonly minutes: HomeMinutes;
}

/** D4: asked, never assumed. All three are buttons of one size, and silence is an answer that waits. */
export function MinutesAnswer({ plan, minutes, onChange }: AnswerNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { run, problem, isWaiting } = useCommandTo(plan.plan);
  const [isAnswered, setAnswered] = useState(false);
  const { meeting, myAnswer, mayAnswer } = minutes;

  async function answer(given: (typeof answers)[number]): Promise<void> {
    if (!(await run({ kind: 'minutes.answer', meeting, answer: given }))) return;
    setAnswered(true);
    await onChange();
  }

  if (!mayAnswer && myAnswer === undefined) return null;
  return (
    <section className="home-card home-stack" aria-labelledby="answer">
      <h2 id="answer">{t(($) => $.minutes.answer)}</h2>
      <div aria-live="polite" className="home-stack home-tight">
        {isAnswered && <p>{t(($) => $.minutes.answered)}</p>}
        {myAnswer !== undefined && (
          <p>{t(($) => $.minutes.yours, { answer: t(($) => $.minutes.answers[myAnswer]) })}</p>
        )}
        {myAnswer === 'disagrees' && <p>{t(($) => $.minutes.disagreesHint)}</p>}
      </div>
      {mayAnswer && (
        <>
          <p className="home-quiet">{t(($) => $.minutes.answerHint)}</p>
          <div className="home-answers">
            {answers.map((one) => (
              <Button
                key={one}
                variant="secondary"
                aria-pressed={one === myAnswer}
                disabled={isWaiting}
                onClick={() => void answer(one)}
              >
                {t(($) => $.minutes.answers[one])}
              </Button>
            ))}
          </div>
        </>
      )}
      <ProblemNotice problem={problem} />
    </section>
  );
}
