import type { SignInSettings } from '#store/sign-in/sign-in-file.ts';
import { type MunicipalityIssuer, secret } from '../fakes/municipality-issuer.ts';

/** One for everybody, one for employees with a key of the store's own, and one that is away. */
export function settingsFor({ address, clientKey }: MunicipalityIssuer): SignInSettings {
  const provider = {
    issuer: address,
    acrAsked: ['high', 'substantial'],
    acrAccepted: ['high'],
    personClaim: 'pid',
    forWhom: 'both' as const,
  };
  return {
    providers: [
      {
        ...provider,
        id: 'kommunen',
        name: 'Kommunens innlogging',
        clientId: 'stafettrom',
        clientAuth: { kind: 'secret', secret },
      },
      {
        ...provider,
        id: 'ansatte',
        name: 'For ansatte',
        clientId: 'stafettrom-nokkel',
        clientAuth: { kind: 'private-key', algorithm: 'ES256', key: { ...clientKey, kty: 'EC' } },
        forWhom: 'employees',
      },
      {
        ...provider,
        id: 'borte',
        name: 'Som er nede',
        issuer: 'http://127.0.0.1:9',
        clientId: 'stafettrom',
        clientAuth: { kind: 'none' },
      },
    ],
  };
}
