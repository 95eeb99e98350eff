import { sql } from 'kysely';
import type { HomeSelf } from '#sync/home-messages.ts';
import { inService, type Store } from '../store.ts';

interface Row {
  readonly person: string;
  readonly name: string;
  readonly service: string | null;
  readonly position: string | null;
  readonly owners: string | null;
}

/** Made-up people to choose from; in a store with real people there are none. */
export async function listTryoutPeople(store: Store): Promise<NonNullable<HomeSelf['people']>> {
  if (!store.tryout) return [];
  const found = await inService(store, (within) =>
    sql<Row>`
      select person.id as person, person.name, person.service, person.position,
        string_agg(distinct plan.first_name, ', ') as owners
      from person
      join participant_person on participant_person.tenant = person.tenant
        and participant_person.person = person.id
      join plan on plan.tenant = person.tenant and plan.id = participant_person.plan
      where person.tenant = ${store.tenant}
      group by person.id, person.name, person.service, person.position, person.employee
      order by person.employee desc, person.name`.execute(within),
  );
  return found.rows.map(({ person, name, ...words }) => ({ person, name, is: describe(words) }));
}

function describe({ position, service, owners }: Omit<Row, 'person' | 'name'>): string {
  return [position, service, owners]
    .filter((word) => word !== null && word !== '')
    .join(' · ')
    .slice(0, 200);
}
