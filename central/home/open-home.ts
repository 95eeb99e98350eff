import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Language } from '#domain/bodies.ts';
import { readConsentTexts } from '#language/consent-texts.ts';
import { homeRoutes } from '../http/home-routes.ts';
import type { SignIn } from '../sign-in/open-sign-in.ts';
import type { Store } from '../store.ts';
import type { HomeNeeds } from './home-needs.ts';

/** The pages' part of the server, with the sign-in of the store behind it and the texts of both languages. */
export function openHome(needs: {
  readonly store: Store;
  readonly signIn: SignIn;
  /** Where the texts of both languages lie. */
  readonly locales: string;
}): (app: FastifyInstance) => Promise<void> {
  const { store, signIn, locales } = needs;
  const ways = signIn.listWays();
  return homeRoutes({
    store,
    ways: [...ways],
    whoIsHere: async (request) => {
      const session = await signIn.sessionOf(request);
      if (session === undefined) return undefined;
      const { person, way, acr, employee } = session;
      return { person, issuer: way, acr, employee };
    },
    people: signIn.listTryoutPeople,
    isByCode: (way) => ways.some(({ id, kind }) => id === way && kind === 'password'),
    isOwnPage: signIn.origin.isOwnPage,
    texts: { nb: readTexts(locales, 'nb'), nn: readTexts(locales, 'nn') },
  });
}

function readTexts(locales: string, language: Language): HomeNeeds['texts'][Language] {
  const text = readFileSync(path.join(locales, language, 'consent-text.json'), 'utf8');
  return { consent: readConsentTexts(JSON.parse(text)) };
}
