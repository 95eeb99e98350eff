import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { PasswordSignIn } from './PasswordSignIn.tsx';
import { SignInRefusal } from './SignInRefusal.tsx';
import { isRedirect } from './store-answers.ts';
import { TryOutPeople } from './TryOutPeople.tsx';
import { useAction } from './use-action.ts';

type Way = HomeSelf['ways'][number];

interface SignInNeeds {
  readonly self: HomeSelf;
  readonly returnTo: string;
  /** Why the last try was refused, from the address that the sign-in came back to. */
  readonly refused: string | undefined;
}

/** The ways of this municipality, and nothing else. */
export function SignIn({ self, returnTo, refused }: SignInNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [isPassword, setPassword] = useState(false);
  if (isPassword) return <PasswordSignIn returnTo={returnTo} onOther={() => setPassword(false)} />;
  return (
    <>
      <PageHeading>{t(($) => $.signIn.title)}</PageHeading>
      <p>{returnTo.startsWith('/device') ? t(($) => $.signIn.device) : t(($) => $.signIn.intro)}</p>
      <SignInRefusal kind={refused} />
      <Ways ways={self.ways} returnTo={returnTo} onPassword={() => setPassword(true)} />
      {self.people !== undefined && <TryOutPeople people={self.people} returnTo={returnTo} />}
    </>
  );
}

interface WaysNeeds {
  readonly ways: readonly Way[];
  readonly returnTo: string;
  readonly onPassword: () => void;
}

function Ways({ ways, returnTo, onPassword }: WaysNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store, leaveFor } = useHome();
  const { run, problem, isWaiting } = useAction();
  const shown = ways.filter(({ kind }) => kind !== 'tryout');

  async function start(way: string): Promise<void> {
    const body = { way, returnTo };
    const answer = await run(async () =>
      store.send({ method: 'POST', path: '/sign-in/start', body }, isRedirect),
    );
    if (answer !== undefined && isWebAddress(answer.redirect)) leaveFor(answer.redirect);
  }

  if (ways.length === 0) return <p>{t(($) => $.signIn.none)}</p>;
  return (
    <div className="home-stack">
      {shown.map(({ id, kind, name }) =>
        kind === 'password' ? (
          <div key={id} className="home-stack home-tight">
            <Button variant="secondary" onClick={onPassword}>
              {t(($) => $.signIn.byPassword)}
            </Button>
            <p className="home-quiet">{t(($) => $.signIn.passwordHint)}</p>
          </div>
        ) : (
          <Button key={id} disabled={isWaiting} onClick={() => void start(id)}>
            {t(($) => $.signIn.with, { way: name })}
          </Button>
        ),
      )}
      <SignInRefusal kind={problem?.kind} />
    </div>
  );
}

/** An answer names a place on the web, never code. */
function isWebAddress(address: string): boolean {
  return ['https:', 'http:'].includes(new URL(address, location.origin).protocol);
}
