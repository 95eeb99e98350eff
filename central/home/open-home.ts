import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '#domain/bodies.ts';
import { readConsentTexts } from '#language/consent-texts.ts';
import { homeRoutes } from '../http/home-routes.ts';
import type { SignIn } from '../sign-in/open-sign-in.ts';
import type { Store } from '../store.ts';
import type { HomeTexts } from './home-needs.ts';

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
    texts: { nb: readHomeTexts(locales, 'nb'), nn: readHomeTexts(locales, 'nn') },
  });
}

const documentSchema = z.object({ invitation: z.object({ summary: z.string().min(1) }) });

/** What the store says itself in one language. */
export function readHomeTexts(locales: string, language: Language): HomeTexts {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(locales, language, `${name}.json`), 'utf8'));
  const { invitation } = documentSchema.parse(read('minutes-document'));
  return { consent: readConsentTexts(read('consent-text')), calendar: invitation.summary };
}
