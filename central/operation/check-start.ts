import type { CentralNeeds } from '../start-central.ts';

/** Why a store must not serve real people as it was asked to. */
export type NotForProduction =
  | 'try-out-database'
  | 'made-up-plans'
  | 'token'
  | 'origin-missing'
  | 'origin-not-https'
  | 'identity-providers-missing';

/** Everything that is wrong, so that it can be mended at once. Nothing when it is only for trying out. */
export function checkStart(needs: CentralNeeds): readonly NotForProduction[] {
  if (!needs.production) return [];
  const { place, demo, token, origin, signIn } = needs;
  const ways = (signIn?.providers?.length ?? 0) + (signIn?.password === undefined ? 0 : 1);
  const faults: readonly (readonly [NotForProduction, boolean])[] = [
    ['try-out-database', !('databaseUrl' in place)],
    ['made-up-plans', demo !== undefined || needs.date !== undefined],
    ['token', token !== undefined],
    ['origin-missing', origin === undefined],
    ['origin-not-https', origin?.startsWith('http:') === true],
    ['identity-providers-missing', ways === 0],
  ];
  return faults.filter(([, isSo]) => isSo).map(([fault]) => fault);
}
