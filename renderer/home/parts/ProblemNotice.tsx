import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreProblem } from '../ask-store.ts';

/** A no in calm words, said where it happened. Where nothing is wrong it only listens. */
export function ProblemNotice({ problem }: { problem: StoreProblem | undefined }): ReactNode {
  const say = useProblemWords();
  return (
    <div className="home-problem" aria-live="polite">
      {problem !== undefined && (
        <div className="ds-alert" data-color="warning">
          <p>{say(problem)}</p>
        </div>
      )}
    </div>
  );
}

export function useProblemWords(): (problem: StoreProblem) => string {
  const { t } = useTranslation('home');
  return ({ kind, refusal = '' }) => {
    const words: Readonly<Record<string, string | object>> = t(($) => $.problems, { returnObjects: true });
    const rules: Readonly<Record<string, string>> = t(($) => $.problems.refusals, { returnObjects: true });
    const rule = kind === 'refused-by-law' ? rules[refusal] : undefined;
    const said = rule ?? words[kind === 'plan-not-found' ? 'not-found' : kind];
    return typeof said === 'string' ? said : t(($) => $.problems.unexpected);
  };
}
