import type { Role } from '#domain/bodies.ts';
import type { Person } from './minutes-model.ts';

/** What building minutes needs to know about a participant; the rest of a plan's row never comes near. */
export interface KnownPerson {
  readonly role: Role;
  readonly name: string;
  readonly shownAs?: string | undefined;
  readonly familyWord?: string | undefined;
  readonly position?: string | undefined;
  readonly service?: string | undefined;
}

const roleOrder: Readonly<Record<Role, number>> = {
  'plan-owner': 0,
  guardian: 1,
  'relay-holder': 2,
  participant: 3,
};

/** The family first, then the relay holder, then the others, each in the order of the plan. */
export function inReadingOrder<Item extends { readonly role: Role }>(
  people: readonly Item[],
): readonly Item[] {
  return people.toSorted((one, other) => roleOrder[one.role] - roleOrder[other.role]);
}

/** The plan owner goes by first name on every page; the others by the name in the consent. */
export function personName({ role, name, shownAs }: KnownPerson): string {
  return role === 'plan-owner' ? (shownAs ?? firstName(name)) : name;
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

/** R10: name, role and service, and nothing by which a person can be reached. */
export function toPerson(known: KnownPerson): Person {
  const { role, familyWord, position, service } = known;
  return {
    name: personName(known),
    role,
    ...(familyWord !== undefined && { familyWord }),
    ...(position !== undefined && { position }),
    ...(service !== undefined && { service }),
  };
}
