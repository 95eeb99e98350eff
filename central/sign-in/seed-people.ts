import type { PlanFile } from '#domain/plan-file.ts';
import type { Within } from '../database/database.ts';
import { namePerson } from '../loans/person-rows.ts';
import type { Store } from '../store.ts';
import { addPerson, type NewPerson } from './people.ts';

/** The people of the made-up plans: the same name in several plans is one person. */
export async function seedPeople(store: Store, within: Within, files: readonly PlanFile[]): Promise<void> {
  const known = new Map<string, string>();
  for (const file of files) {
    for (const row of file.participants) {
      const person = known.get(row.name) ?? (await addPerson(store, within, describe(row)));
      known.set(row.name, person);
      await namePerson(store, within, { plan: file.id, participant: row.id, person });
    }
  }
}

/** R10: how to reach somebody stands with the person, and in no plan. Family is told apart by the word for them. */
function describe(row: PlanFile['participants'][number]): NewPerson {
  const { name, employee, service, position = row.familyWord, mobile, email } = row;
  return {
    name,
    employee,
    ...(service === undefined ? {} : { service }),
    ...(position === undefined ? {} : { position }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(email === undefined ? {} : { email }),
  };
}
