import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreProblem } from '../ask-store.ts';
import { Button } from './Button.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface AskNeeds {
  readonly question: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  readonly problem: StoreProblem | undefined;
  readonly isWaiting: boolean;
  readonly children: ReactNode;
}

/** One question before something that is not taken back. Both answers are of one size; none is the loud one. */
export function AskFirst({ question, yes, onYes, onNo, problem, isWaiting, children }: AskNeeds): ReactNode {
  const { t } = useTranslation('home');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="home-card home-ask" aria-labelledby="ask-first">
      <h2 id="ask-first" ref={heading} tabIndex={-1}>
        {question}
      </h2>
      {children}
      <ProblemNotice problem={problem} />
      <div className="home-pair">
        <Button variant="secondary" disabled={isWaiting} onClick={onYes}>
          {yes}
        </Button>
        <Button variant="secondary" disabled={isWaiting} onClick={onNo}>
          {t(($) => $.frame.cancel)}
        </Button>
      </div>
    </section>
  );
}
