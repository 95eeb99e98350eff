import type { HomeSelf } from '#sync/home-messages.ts';
import type { Provider, SignInFile } from './sign-in-file.ts';

export type Way = HomeSelf['ways'][number];

/** The ways to sign in that this municipality uses. */
export interface Ways {
  readonly list: () => readonly Way[];
  readonly has: (way: string) => boolean;
  /** R8: what an employee may do is done after signing in as an employee. */
  readonly isForEmployees: (way: string) => boolean;
  readonly provider: (way: string) => Provider | undefined;
}

export function listWays({ file, tryout }: { readonly file: SignInFile; readonly tryout: boolean }): Ways {
  const rows = [
    ...file.providers.map(({ id, name, forWhom }) => ({
      id,
      name,
      forWhom,
      kind: 'identity-provider' as const,
    })),
    ...(file.password === undefined ? [] : [{ ...file.password, id: 'password', kind: 'password' as const }]),
    ...(tryout ? [{ id: 'tryout', name: '', forWhom: 'both' as const, kind: 'tryout' as const }] : []),
  ];
  const find = (way: string): (typeof rows)[number] | undefined => rows.find(({ id }) => id === way);
  return {
    list: () => rows.map(({ id, kind, name }) => ({ id, kind, name })),
    has: (way) => find(way) !== undefined,
    isForEmployees: (way) => (find(way)?.forWhom ?? 'family') !== 'family',
    provider: (way) => file.providers.find(({ id }) => id === way),
  };
}
