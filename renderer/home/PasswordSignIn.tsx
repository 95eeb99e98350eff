import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-room-look.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { TextField } from './parts/TextField.tsx';
import { SignInRefusal } from './SignInRefusal.tsx';
import type { CodeAsked } from './store-answers.ts';
import { isCodeAsked } from './store-answers.ts';
import { useAction } from './use-action.ts';
import { useArrival } from './use-arrival.ts';

interface PasswordNeeds {
  readonly returnTo: string;
  readonly onOther: () => void;
}

/** User name and password, then a code that counts once. */
export function PasswordSignIn({ returnTo, onOther }: PasswordNeeds): ReactNode {
  const { t } = useTranslation('home');
  const [asked, setAsked] = useState<CodeAsked>();
  return (
    <>
      {asked === undefined ? (
        <PasswordForm returnTo={returnTo} onAsked={setAsked} />
      ) : (
        <CodeForm asked={asked} returnTo={returnTo} onAgain={() => setAsked(undefined)} />
      )}
      <Button variant="tertiary" onClick={onOther}>
        {t(($) => $.signIn.otherWay)}
      </Button>
    </>
  );
}

interface FormNeeds {
  readonly returnTo: string;
  readonly onAsked: (asked: CodeAsked) => void;
}

function PasswordForm({ returnTo, onAsked }: FormNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const language = useLanguage();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const lacks = isTried && (userName.trim() === '' || password === '');

  async function send(): Promise<void> {
    setTried(true);
    if (userName.trim() === '' || password === '') return;
    const body = { userName: userName.trim(), password, returnTo, language };
    const answer = await run(async () =>
      store.send({ method: 'POST', path: '/sign-in/password', body }, isCodeAsked),
    );
    if (answer !== undefined) onAsked(answer);
  }

  return (
    <form
      className="home-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PageHeading>{t(($) => $.signIn.title)}</PageHeading>
      <TextField
        label={t(($) => $.signIn.userName)}
        value={userName}
        onType={setUserName}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        label={t(($) => $.signIn.password)}
        type="password"
        value={password}
        onType={setPassword}
        autoComplete="current-password"
        error={lacks ? t(($) => $.signIn.missing) : undefined}
      />
      <SignInRefusal kind={refusedAs(problem?.kind, 'wrong-password')} />
      <Button type="submit" disabled={isWaiting}>
        {t(($) => $.signIn.next)}
      </Button>
    </form>
  );
}

/** The store says of every wrong try the same: which of the two was wrong is nobody's to know. */
function refusedAs(kind: string | undefined, wrong: string): string | undefined {
  return kind !== undefined &&
    ['sign-in-refused', 'token-rejected', 'not-found', 'sign-in-required', 'body-invalid'].includes(kind)
    ? wrong
    : kind;
}

interface CodeNeeds {
  readonly asked: CodeAsked;
  readonly returnTo: string;
  readonly onAgain: () => void;
}

function CodeForm({ asked, returnTo, onAgain }: CodeNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const arrive = useArrival(returnTo);
  const [code, setCode] = useState('');
  const [isTried, setTried] = useState(false);
  const given = code.replaceAll(/\s/gu, '');

  async function send(): Promise<void> {
    setTried(true);
    if (!/^\d{6}$/u.test(given)) return;
    const isIn = await run(async () =>
      store.tell({ method: 'POST', path: '/sign-in/code', body: { code: given } }),
    );
    if (isIn === true) await arrive();
  }

  return (
    <form
      className="home-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PageHeading>{t(($) => $.signIn.codeTitle)}</PageHeading>
      <p>{t(($) => $.signIn.codeText, { minutes: asked.minutes })}</p>
      {asked.tryoutCode !== undefined && (
        <p className="home-try-out">{t(($) => $.signIn.shownCode, { code: asked.tryoutCode })}</p>
      )}
      <TextField
        label={t(($) => $.signIn.code)}
        value={code}
        onType={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        error={isTried && !/^\d{6}$/u.test(given) ? t(($) => $.signIn.codeMissing) : undefined}
      />
      <SignInRefusal kind={refusedAs(problem?.kind, 'wrong-code')} />
      <Button type="submit" disabled={isWaiting}>
        {t(($) => $.signIn.done)}
      </Button>
      {problem !== undefined && (
        <Button variant="secondary" onClick={onAgain}>
          {t(($) => $.frame.again)}
        </Button>
      )}
    </form>
  );
}
