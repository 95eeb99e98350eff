import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

type SignIn = NonNullable<ChairView['signIn']>;

/** The room is let in from a phone: nobody's password comes to this machine. */
export function SignInByPhone({ signIn }: { signIn: SignIn }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const { step } = signIn;
  return (
    <>
      <div className="sign-in-words" aria-live="polite">
        <SignInWords signIn={signIn} />
      </div>
      <RefusalNotice refusal={refusal ?? signIn.refusal} />
      {step === 'offered' ? (
        <Button disabled={isLocked} onClick={() => void run('signIn.begin', {})}>
          {t(($) => $.signIn.begin)}
        </Button>
      ) : (
        <Button variant="secondary" disabled={isLocked} onClick={() => void run('signIn.cancel', {})}>
          {t(($) => $.signIn.cancel)}
        </Button>
      )}
    </>
  );
}

function SignInWords({ signIn: { step, code, opensPlan } }: { signIn: SignIn }): ReactNode {
  const { t } = useTranslation('chair');
  switch (step) {
    case 'offered':
      return <p>{t(($) => $.signIn.hint)}</p>;
    case 'asking':
      return <p>{t(($) => $.signIn.asking)}</p>;
    case 'shown':
      return (
        <>
          <p>{t(($) => $.signIn.shown)}</p>
          <p className="sign-in-code">{code}</p>
          <p className="quiet">{t(($) => $.signIn.after)}</p>
        </>
      );
    case 'let-in':
      return <p>{opensPlan === true ? t(($) => $.signIn.newPlan) : t(($) => $.signIn.letIn)}</p>;
  }
}
