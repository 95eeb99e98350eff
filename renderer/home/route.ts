import { useSyncExternalStore } from 'react';

/** The pages at home, by their address. */
export type Route =
  | { readonly page: 'start' | 'sign-in' | 'device' | 'not-found' }
  | { readonly page: 'plan' | 'withdraw' | 'who' | 'holder' | 'place'; readonly plan: string }
  | { readonly page: 'consent' | 'minutes'; readonly plan: string; readonly id: string };

const planPages = ['withdraw', 'who', 'holder', 'place'] as const;
const itemPages = ['consent', 'minutes'] as const;

export function readRoute(path: string): Route {
  const [first, ...rest] = path.split('/').filter((part) => part !== '');
  if (first === undefined) return { page: 'start' };
  if (first === 'sign-in') return { page: 'sign-in' };
  if (first === 'device' && rest.length === 0) return { page: 'device' };
  return first === 'plan' && rest.length <= 3 ? readPlanRoute(rest) : { page: 'not-found' };
}

function readPlanRoute([plan, page = '', id = '']: readonly string[]): Route {
  if (plan === undefined) return { page: 'not-found' };
  if (page === '') return { page: 'plan', plan };
  const whole = planPages.find((one) => one === page);
  if (whole !== undefined && id === '') return { page: whole, plan };
  const item = itemPages.find((one) => one === page);
  return item === undefined || id === '' ? { page: 'not-found' } : { page: item, plan, id };
}

const moved = 'stafettlogg-moved';

export function goTo(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new Event(moved));
  scrollTo(0, 0);
}

/** Path and question of the address, followed as it changes. */
export function useAddress(): string {
  return useSyncExternalStore(listen, () => location.pathname + location.search);
}

function listen(tell: () => void): () => void {
  addEventListener('popstate', tell);
  addEventListener(moved, tell);
  return () => {
    removeEventListener('popstate', tell);
    removeEventListener(moved, tell);
  };
}

/** Only a way back into these pages: an address of another place is never followed. */
export function readReturn(search: string): string {
  const given = new URLSearchParams(search).get('returnTo') ?? '/';
  return /^\/(?!\/|\\)[\w\-/?=&]*$/u.test(given) ? given : '/';
}
