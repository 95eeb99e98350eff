import path from 'node:path';
import type { RawBuilder } from 'kysely';
import type { SignInSettings } from '#store/sign-in/sign-in-file.ts';
import { type Central, startCentral } from '#store/start-central.ts';
import { day, value } from '../central/ada.ts';
import { type Browser, openBrowser } from './browser.ts';
import { openTestDatabase, type TestDatabase } from '../fixtures/test-database.ts';

export interface SignInStore {
  readonly central: Central;
  readonly faults: readonly object[];
  /** Moves the clock of the store on. */
  readonly pass: (minutes: number) => void;
  readonly restart: () => Promise<SignInStore>;
  readonly stop: () => Promise<void>;
}

interface Given {
  /** In the place of one of its own. */
  readonly database?: TestDatabase;
  readonly signIn?: SignInSettings;
  readonly port?: number;
}

/** The real store over HTTP, with the made-up people of the demo plans. */
export async function openSignInStore(given: Given = {}): Promise<SignInStore> {
  const database =
    given.database ?? (await openTestDatabase(given.signIn === undefined ? 'demo' : 'migrated'));
  const faults: object[] = [];
  let ahead = 0;
  const central = value(
    await startCentral({
      place: database.place,
      port: given.port ?? 0,
      token: 'prove-og-feile',
      now: () => Date.now() + ahead,
      production: false,
      date: day,
      demo: path.resolve(import.meta.dirname, '../../resources/demo'),
      onFault: (fault) => faults.push(fault),
      ...(given.signIn === undefined ? {} : { signIn: given.signIn }),
    }),
  );
  return {
    central,
    faults,
    pass: (minutes) => {
      ahead += minutes * 60_000;
    },
    restart: async () => {
      const port = Number(new URL(central.address).port);
      await central.stop();
      return openSignInStore({ ...given, database, port });
    },
    stop: async () => {
      await central.stop();
      await database.stop();
    },
  };
}

/** Who somebody of the demo plans is in the store. */
export async function personNamed({ central }: SignInStore, name: string): Promise<string> {
  const people = await central.signIn.listTryoutPeople();
  const found = people.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}`);
  return found.person;
}

/** A phone on which one of the made-up people has signed in. */
export async function phoneOf(store: SignInStore, name: string): Promise<Browser> {
  const phone = openBrowser(store.central.address);
  const answer = await phone.post('/sign-in/tryout', {
    person: await personNamed(store, name),
    returnTo: '/',
  });
  if (answer.status !== 200) throw new Error(`Sign-in refused: ${answer.status} ${await answer.text()}`);
  return phone;
}

/** As the owner of the database, past every policy: for what a test must look at or bring about. */
export async function change({ central }: SignInStore, statement: RawBuilder<unknown>): Promise<unknown[]> {
  const done = await central.store.database.own((within) => statement.execute(within));
  return done.rows;
}
