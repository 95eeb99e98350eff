import type { Responsible } from '#domain/bodies.ts';
import type { Participant, PlanState } from '#domain/state.ts';

/** How people are named where others see it. The plan owner by first name only, on every page (domain §1). */
export function nameOf(person: Participant): string {
  if (person.role === 'plan-owner') return person.shownAs ?? firstName(person.name);
  if (person.role === 'guardian') return person.familyWord ?? firstName(person.name);
  return person.name;
}

/** A guardian with the family's own word and first name: "Mor · Sara". */
export function longNameOf(person: Participant): string {
  if (person.role !== 'guardian' || person.familyWord === undefined) return nameOf(person);
  return `${capital(person.familyWord)} · ${person.shownAs ?? firstName(person.name)}`;
}

/** Position, and the service where that says more. */
export function detailOf(person: Participant): string | undefined {
  return person.position ?? person.service;
}

export function nameById(state: PlanState, id: string): string {
  const person = state.participants.get(id);
  return person === undefined ? '' : nameOf(person);
}

export function responsibleNames(state: PlanState, responsible: readonly Responsible[]): string[] {
  const names = responsible.map((one) => ('name' in one ? one.name : nameById(state, one.participant)));
  return names.map((name, index) => (index === 0 ? capital(name) : name));
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
