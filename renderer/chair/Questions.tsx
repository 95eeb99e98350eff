import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { HeldQuestion } from './QuestionsHeld.tsx';
import { ValueQuestion } from './QuestionsValue.tsx';

/** What waits for a person's answer: calm cards, here and never on the wall. */
export function Questions({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { questions } = view;
  const [wasAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  if (questions.length > 0 && !wasAsked) setAsked(true);
  // The card that was answered goes, and the next one is read from here.
  const goOn = (): void => heading.current?.focus();
  return (
    <>
      <p className="only-heard" aria-live="polite">
        {questions.length > 0 && t(($) => $.questions.news)}
      </p>
      {(questions.length > 0 || wasAsked) && (
        <section className="law-panel questions" aria-labelledby="questions">
          <h2 id="questions" ref={heading} tabIndex={-1}>
            {t(($) => $.questions.title)}
          </h2>
          {questions.length === 0 && <p className="quiet">{t(($) => $.questions.none)}</p>}
          <ul>
            {questions.map((one) => (
              <li key={one.fact} className="law-part">
                {one.kind === 'value' ? (
                  <ValueQuestion row={one} view={view} onSettled={goOn} />
                ) : (
                  <HeldQuestion row={one} onSettled={goOn} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
