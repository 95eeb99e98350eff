import { sql } from 'kysely';
import { yes } from '#domain/result.ts';
import type { HomeSelf } from '#sync/home-messages.ts';
import { readOpenQuestions } from '../reading/open-questions.ts';
import { inService, type Store } from '../store.ts';
import { toContact } from './contact.ts';
import { type Here, readHere } from './find-here.ts';
import type { HomeNeeds, HomeSession } from './home-needs.ts';
import { openDrafts, partsToSign } from './view-consents.ts';
import { ownerNameOf } from './view-people.ts';

/** What a page may know before and after sign-in: of a plan no more than whose it is and what waits there. */
export async function readHomeSelf(needs: HomeNeeds, session: HomeSession | undefined): Promise<HomeSelf> {
  const { store, ways, people } = needs;
  const { language, storeName, name: municipality } = store.profile;
  const signedIn = session === undefined ? undefined : await readPerson(store, session);
  return {
    tryout: store.tryout,
    language,
    storeName,
    municipality,
    ways,
    ...(signedIn === undefined ? {} : { signedIn }),
    ...(store.tryout && people !== undefined ? { people: await people() } : {}),
  };
}

type SignedIn = NonNullable<HomeSelf['signedIn']>;

async function readPerson(
  store: Store,
  { person, employee: isHereAsOne }: HomeSession,
): Promise<SignedIn | undefined> {
  const found = await inService(store, (within) =>
    sql<{ name: string; employee: boolean; mobile: string | null; email: string | null }>`
      select name, employee, mobile, email from person
      where tenant = ${store.tenant} and id = ${person}`.execute(within),
  );
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const { name } = row;
  const employee = row.employee && isHereAsOne;
  const plans = await listHomePlans(store, person);
  return { name, employee, plans, ...(employee ? { contact: toContact(row) } : {}) };
}

async function listHomePlans(store: Store, person: string): Promise<SignedIn['plans']> {
  const named = await inService(store, (within) =>
    sql<{ plan: string }>`
      select distinct plan from participant_person
      where tenant = ${store.tenant} and person = ${person} order by plan`.execute(within),
  );
  const plans: SignedIn['plans'] = [];
  for (const { plan } of named.rows) {
    const found = await readHere(store, { plan, person }, async (_within, here) => yes(here));
    if (found.ok) plans.push(await viewRow(store, found.value));
  }
  return plans;
}

async function viewRow(store: Store, here: Here): Promise<SignedIn['plans'][number]> {
  const { plan, state, me } = here;
  const toSign = openDrafts(store, here).some((draft) => partsToSign(store, here, draft).length > 0);
  const waits = [
    ...(toSign ? (['sign'] as const) : []),
    ...(waitsForAnswer(here) ? (['answer'] as const) : []),
    ...((await waitsForSettling(store, here)) ? (['settle'] as const) : []),
  ];
  return { plan, owner: ownerNameOf(state), role: me.role, waits };
}

/** [SYNC-5]: what lost, or is held, is a holder's to settle. */
async function waitsForSettling(store: Store, { plan, me, standing }: Here): Promise<boolean> {
  if (standing !== 'holder') return false;
  const open = await readOpenQuestions(store, { plan, reader: me.id });
  return open.ok && open.value.questions.length > 0;
}

/** D4: of the newest minutes, by a guardian, or a plan owner who was there. Silence on older ones is an answer. */
function waitsForAnswer({ state, me, standing }: Here): boolean {
  const newest = [...state.meetings.values()]
    .filter(({ ended }) => ended)
    .toSorted((one, other) => other.date.localeCompare(one.date))[0];
  if (standing !== 'family' || newest === undefined) return false;
  const wasThere = newest.attended.some(({ participant }) => participant === me.id);
  const answer = newest.answers[me.id]?.answer;
  return (me.role === 'guardian' || wasThere) && (answer === undefined || answer === 'reads-at-home');
}
