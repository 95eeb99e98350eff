import type { ReactNode } from 'react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeSelf } from '#sync/home-messages.ts';
import { Frame } from './Frame.tsx';
import { useHome } from './HomeContext.tsx';
import { Button } from './parts/Button.tsx';
import { Link } from './parts/Link.tsx';
import { PageHeading } from './parts/PageHeading.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import type { Route } from './route.ts';
import { readReturn, readRoute, useAddress } from './route.ts';
import { SignIn } from './SignIn.tsx';
import { Start } from './Start.tsx';

const Device = lazy(async () => ({ default: (await import('./Device.tsx')).Device }));
const PlanPages = lazy(async () => ({ default: (await import('./PlanPages.tsx')).PlanPages }));

/** The pages at home: who is here decides what is shown, the address which of it. */
export function Home(): ReactNode {
  const { self, reload } = useHome();
  const { t } = useTranslation('home');
  const address = useAddress();
  if (self === undefined) {
    return (
      <Frame>
        <Waiting />
      </Frame>
    );
  }
  if (!self.ok) {
    return (
      <Frame>
        <PageHeading>{t(($) => $.name)}</PageHeading>
        <ProblemNotice problem={self.problem} />
        <Button onClick={() => void reload()}>{t(($) => $.frame.again)}</Button>
      </Frame>
    );
  }
  return (
    <Frame self={self.value}>
      <Suspense fallback={<Waiting />}>
        <Page self={self.value} address={address} />
      </Suspense>
    </Frame>
  );
}

function Waiting(): ReactNode {
  const { t } = useTranslation('home');
  return <p aria-live="polite">{t(($) => $.frame.waiting)}</p>;
}

function Page({ self, address }: { self: HomeSelf; address: string }): ReactNode {
  const [path = '/', search = ''] = address.split('?');
  const route = readRoute(path);
  if (route.page === 'not-found') return <NotFound />;
  if (route.page === 'sign-in' || self.signedIn === undefined) {
    const isAsked = route.page !== 'sign-in' && route.page !== 'start';
    const refused = new URLSearchParams(search).get('refused') ?? undefined;
    return <SignIn self={self} returnTo={isAsked ? address : readReturn(search)} refused={refused} />;
  }
  return <SignedInPage route={route} search={search} signedIn={self.signedIn} />;
}

interface SignedInNeeds {
  readonly route: Route;
  readonly search: string;
  readonly signedIn: NonNullable<HomeSelf['signedIn']>;
}

function SignedInPage({ route, search, signedIn }: SignedInNeeds): ReactNode {
  if (route.page === 'device') {
    const code = new URLSearchParams(search).get('user_code') ?? '';
    return <Device key={code} code={code} />;
  }
  if ('plan' in route) return <PlanPages key={route.plan} route={route} signedIn={signedIn} />;
  return <Start signedIn={signedIn} />;
}

function NotFound(): ReactNode {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeading>{t(($) => $.frame.notFound)}</PageHeading>
      <p>{t(($) => $.frame.notFoundText)}</p>
      <p>
        <Link to="/">{t(($) => $.frame.start)}</Link>
      </p>
    </>
  );
}
