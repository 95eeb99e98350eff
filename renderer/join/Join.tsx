import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode, SubmitEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCode } from '#contract/device-proof.ts';
import { usePageTitle } from '../language/use-page-title.ts';
import type { JoinOutcome } from './ask-to-join.ts';
import { askToJoin, pageOf } from './ask-to-join.ts';

type Problem = Exclude<JoinOutcome['kind'], 'asked'> | 'not-a-code';

/** The front door for devices: eight characters off the chair's console, and then the page that they stand for. */
export function Join(): ReactNode {
  const { t } = useTranslation('devices');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isAsking, setAsking] = useState(false);
  usePageTitle(t(($) => $.join.title));

  async function ask(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = readCode(typed);
    if (code === undefined) {
      setProblem('not-a-code');
      return;
    }
    setAsking(true);
    const outcome = await askToJoin(window, code);
    setAsking(false);
    if (outcome.kind === 'asked') window.location.replace(pageOf(outcome.role));
    else setProblem(outcome.kind);
  }

  return (
    <main className="console-page">
      <form className="join-form" onSubmit={(event) => void ask(event)}>
        <h1>{t(($) => $.join.title)}</h1>
        <Textfield
          label={t(($) => $.join.code)}
          description={t(($) => $.join.hint)}
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div aria-live="polite">
          {problem !== undefined && <Alert data-color="warning">{t(($) => $.join.problems[problem])}</Alert>}
        </div>
        <Button type="submit" disabled={isAsking}>
          {t(($) => $.join.ask)}
        </Button>
      </form>
    </main>
  );
}
