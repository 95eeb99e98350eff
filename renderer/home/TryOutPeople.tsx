import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import { useHome } from './HomeContext.tsx';
import { SignInRefusal } from './SignInRefusal.tsx';
import { useAction } from './use-action.ts';
import { useArrival } from './use-arrival.ts';

interface PeopleNeeds {
  readonly people: NonNullable<HomeSelf['people']>;
  readonly returnTo: string;
}

/** A store to try out has made-up people in the place of a sign-in. */
export function TryOutPeople({ people, returnTo }: PeopleNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { store } = useHome();
  const { run, problem, isWaiting } = useAction();
  const arrive = useArrival(returnTo);

  async function choose(person: string): Promise<void> {
    const isIn = await run(async () =>
      store.tell({ method: 'POST', path: '/sign-in/tryout', body: { person, returnTo } }),
    );
    if (isIn === true) await arrive();
  }

  return (
    <section className="home-stack" aria-labelledby="people">
      <h2 id="people">{t(($) => $.signIn.people)}</h2>
      <p className="home-quiet">{t(($) => $.signIn.peopleText)}</p>
      <SignInRefusal kind={problem?.kind} />
      <ul className="home-list">
        {people.map(({ person, name, is }) => (
          <li key={person}>
            <button
              type="button"
              className="home-row"
              disabled={isWaiting}
              onClick={() => void choose(person)}
            >
              <strong>{name}</strong>
              <span className="home-quiet">{is}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
