import type { FastifyRequest } from 'fastify';
import type { Language } from '#domain/bodies.ts';
import type { ConsentTexts } from '#language/consent-texts.ts';
import type { HomeSelf } from '#sync/home-messages.ts';
import type { Store } from '../store.ts';

/** Who is signed in at home, by whom, and how surely. */
export interface HomeSession {
  readonly person: string;
  readonly issuer: string;
  readonly acr: string;
  /** R8: signed in as employees do; without it nothing of an employee's own is opened. */
  readonly employee: boolean;
}

/** What the store says in words of its own, from the locales. */
export interface HomeTexts {
  /** `consent-text.json`: the text on the phone is that of the wall (C2, C9). */
  readonly consent: ConsentTexts;
  /** What a meeting is called in a calendar: the same for every plan. */
  readonly calendar: string;
}

/** What the pages at home work with. The sign-in is a port: only it knows cookies and issuers. */
export interface HomeNeeds {
  readonly store: Store;
  readonly whoIsHere: (request: FastifyRequest) => Promise<HomeSession | undefined>;
  /** Ways to sign in that this municipality uses. */
  readonly ways: HomeSelf['ways'];
  /** Made-up people to choose from, in a store to try out. */
  readonly people?: () => Promise<NonNullable<HomeSelf['people']>>;
  /** An issuer that knows people by a password and a code: what it vouches for is written down as that. */
  readonly isByCode: (issuer: string) => boolean;
  readonly texts: Readonly<Record<Language, HomeTexts>>;
  /** Only the store's own pages may change anything in a person's name. */
  readonly isOwnPage: (request: FastifyRequest) => boolean;
}
