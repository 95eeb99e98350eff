import type { PersonRow } from '#contract/console-rows.ts';

/** Somebody that a form can name. */
export interface FormPerson {
  readonly id: string;
  readonly name: string;
  readonly detail?: string | undefined;
  readonly role?: PersonRow['role'] | undefined;
  /** Known on the chair's page alone; the minute-taker's names only those whom a consent in force names. */
  readonly consent?: PersonRow['consent'] | undefined;
}

/** R5: those whom an item can be limited to. Family and relay holder see every item and are not asked about. */
export function chooseReaders<Person extends FormPerson>(people: readonly Person[]): readonly Person[] {
  return people.filter((person) => person.role === 'participant' && person.consent !== 'ended');
}
