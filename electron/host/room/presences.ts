import type { Presence } from '#domain/audience.ts';
import type { Attendee, RoomState } from './room-state.ts';

type RollCall = Pick<
  RoomState,
  'people' | 'watching' | 'interpreter' | 'others' | 'sibling' | 'strangerCounts'
>;

/**
 * Everybody whose eyes and ears count now (A1–A3, A5): the only list that the filter gets from a room, for wall,
 * speech, table, print and preview alike.
 */
export function presences(room: RollCall): readonly Presence[] {
  const people: Presence[] = room.watching.map((participant) => ({ kind: 'participant', participant }));
  const { language, bound } = room.interpreter;
  if (language !== undefined && bound) people.push({ kind: 'interpreter' });
  const isStranger = room.strangerCounts || unnamedHere(room).length > 0 || askedAlone(room).length > 0;
  if (isStranger) people.push({ kind: 'stranger' });
  return people;
}

/** A1: by phone or video, and not asked yet whether they are alone: until then somebody else may be listening. */
export function askedAlone(room: RollCall): readonly Attendee[] {
  return away(room).filter((one) => one.alone === undefined);
}

export function notAlone(room: RollCall): readonly Attendee[] {
  return away(room).filter((one) => one.alone === false);
}

function away(room: RollCall): readonly Attendee[] {
  return room.people.filter((one) => one.by !== 'room' && room.watching.includes(one.id));
}

/** By what somebody is here whom no consent names (A1–A3); one word each. */
export function unnamedHere(room: RollCall): readonly string[] {
  const { language, bound } = room.interpreter;
  return [
    ...(room.others ? ['others'] : []),
    ...(room.sibling === 'here' ? ['sibling'] : []),
    ...(language !== undefined && !bound ? ['interpreter'] : []),
    ...notAlone(room).map((one) => `beside ${one.id}`),
  ];
}

/**
 * A5: somebody unnamed was here and is no longer, and goes on counting until the chair confirms. A yes for the
 * sibling, or that the child is too small, is the chair's own word about somebody who is still here.
 */
export function strangerLingers(before: RollCall, after: RollCall): boolean {
  const now = unnamedHere(after);
  const isCleared = after.sibling === 'allowed' || after.sibling === 'small';
  const gone = unnamedHere(before).filter((one) => !now.includes(one));
  return after.strangerCounts || gone.some((one) => one !== 'sibling' || !isCleared);
}
