import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { Link } from './parts/Link.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { goTo } from './route.ts';
import { useAction } from './use-action.ts';

interface FrameNeeds {
  readonly self?: HomeSelf;
  readonly children: ReactNode;
}

/** What stands around every page: where one is, the language, the way out, and that it is made up where it is. */
export function Frame({ self, children }: FrameNeeds): ReactNode {
  const { t } = useTranslation('home');
  const isIn = self?.signedIn !== undefined;
  return (
    <div className="home">
      <a className="home-skip ds-link" href="#content">
        {t(($) => $.frame.skip)}
      </a>
      <header>
        {self?.tryout === true && <p className="home-try-out">{t(($) => $.tryOut)}</p>}
        <div className="home-head">
          <p className="home-name">
            {isIn ? <Link to="/">{t(($) => $.frame.start)}</Link> : (self?.municipality ?? t(($) => $.name))}
          </p>
          {isIn && <SignOut />}
          <LanguageSwitch />
        </div>
      </header>
      <main id="content" className="home-page">
        {children}
      </main>
    </div>
  );
}

const languages = ['nb', 'nn'] as const;

function LanguageSwitch(): ReactNode {
  const { language } = useHome();
  const { t, i18n } = useTranslation('home');
  function choose(one: (typeof languages)[number]): void {
    language.keep(one);
    void i18n.changeLanguage(one);
  }
  return (
    <fieldset className="home-languages">
      <legend className="home-only-heard">{t(($) => $.frame.language)}</legend>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={i18n.language === one}
          onClick={() => choose(one)}
        >
          {t(($) => $.frame[one])}
        </button>
      ))}
    </fieldset>
  );
}

function SignOut(): ReactNode {
  const { store, reload } = useHome();
  const { t } = useTranslation('home');
  const { run, problem, isWaiting } = useAction();
  async function leave(): Promise<void> {
    const out = await run(async () => store.tell({ method: 'POST', path: '/sign-in/out' }));
    if (out !== true) return;
    goTo('/');
    await reload();
  }
  return (
    <>
      <Button variant="tertiary" disabled={isWaiting} onClick={() => void leave()}>
        {t(($) => $.frame.signOut)}
      </Button>
      <ProblemNotice problem={problem} />
    </>
  );
}
