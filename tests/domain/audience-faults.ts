import type { At, Presence } from '#domain/audience.ts';
import { audience } from '#domain/audience.ts';
import { addDays } from '#domain/calendar.ts';
import type { Consent, Item, Participant, PlanState } from '#domain/state.ts';
import type { Filter } from '../long/audience-rooms.ts';

interface Question {
  readonly state: PlanState;
  readonly people: readonly Presence[];
  readonly at: At;
}

/** The law with one thing overlooked: it is asked about a plan in which that thing is not so. */
function overlooking(change: (asked: Question) => Partial<Question>): Filter {
  return (state, people, at) => {
    const asked = { state, people, at };
    const { state: otherState, people: otherPeople, at: otherAt } = { ...asked, ...change(asked) };
    return audience(otherState, otherPeople, otherAt);
  };
}

function overItems(change: (item: Item) => Item): Filter {
  return overlooking(({ state }) => {
    const items = new Map([...state.items].map(([id, item]) => [id, change(item)]));
    return { state: { ...state, items } };
  });
}

function overConsents(change: (consent: Consent) => Consent): Filter {
  return overlooking(({ state }) => ({ state: { ...state, consents: state.consents.map(change) } }));
}

function overPeople(change: (person: Participant) => Participant): Filter {
  return overlooking(({ state }) => {
    const participants = new Map([...state.participants].map(([id, person]) => [id, change(person)]));
    return { state: { ...state, participants } };
  });
}

function withoutLimit(item: Item): Item {
  const { limitedTo: _limit, ...open } = item;
  return open;
}

const holder: Participant = {
  id: 'another',
  role: 'relay-holder',
  name: 'Hanne',
  access: 'full',
  employee: true,
};

/** Faults that the random rooms must find: each is one line of the law gone wrong. */
export const faultyFilters: Readonly<Record<string, Filter>> = {
  'shows what a reopening did not open again (C8)': overlooking(({ state }) => ({
    state: { ...state, sealed: new Set() },
  })),
  'forgets the eighteenth birthday (R13)': overlooking(({ at }) => ({ at: { ...at, adultAge: 99 } })),
  'lets the birthday come a year late (R13)': overlooking(({ at }) => ({
    at: { ...at, adultAge: (at.adultAge ?? 18) + 1 },
  })),
  'shows a message to everybody (K2)': overItems((item) =>
    item.kind === 'message' ? withoutLimit(item) : item,
  ),
  'forgets whom an item is limited to (R5)': overItems((item) =>
    item.kind === 'message' ? item : withoutLimit(item),
  ),
  'shows what stands under a hidden item (R5)': overItems((item) => {
    if (item.kind === 'goal') return item;
    return { ...item, parent: 'nothing' };
  }),
  'counts a consent a day too long (C7)': overConsents((consent) =>
    consent.expiresOn === undefined ? consent : { ...consent, expiresOn: addDays(consent.expiresOn, 1) },
  ),
  'counts a consent a day too early (C1)': overConsents((consent) => ({
    ...consent,
    signedOn: addDays(consent.signedOn, -1),
  })),
  'forgets the topics (C2)': overConsents((consent) => ({
    ...consent,
    names: consent.names.map(({ participant }) => ({ participant })),
  })),
  'lets a consent for one meeting count in every one (C10)': overConsents(
    ({ meeting: _meeting, ...consent }) => consent,
  ),
  'lets an access last a day too long (R3)': overPeople((person) =>
    person.accessEnds === undefined ? person : { ...person, accessEnds: addDays(person.accessEnds, 1) },
  ),
  'asks for no declaration (R9)': overPeople((person) => ({ ...person, needsDeclaration: false })),
  'goes on without a holder (R3)': overlooking(({ state }) => ({
    state: { ...state, participants: new Map([...state.participants, [holder.id, holder]]) },
  })),
  'keeps an ended plan open (S2)': overlooking(({ state: { ended: _ended, ...state } }) => ({ state })),
  'overlooks a stranger (A3)': overlooking(({ people }) => ({
    people: people.filter(({ kind }) => kind !== 'stranger'),
  })),
  'is narrowed by a bound interpreter (A2)': overlooking(({ people }) => ({
    people: people.map((one) => (one.kind === 'interpreter' ? { kind: 'stranger' } : one)),
  })),
  'asks about the last who came alone (A1)': overlooking(({ people }) => ({ people: people.slice(-1) })),
};
