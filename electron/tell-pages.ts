import type { FromHost } from '#host/supervision/host-messages.ts';
import type { Caller, Room } from '#wire/room.ts';

type Told = Extract<FromHost, { kind: 'page' }>;

/** The room as it is, and the shell is told which of its own windows have a living page. */
export function tellPages(room: Room, tell: (told: Told) => void): Pick<Room, 'arrived' | 'left'> {
  const here = new Map<string, Told['role']>();
  function isHere(role: Told['role']): boolean {
    return [...here.values()].includes(role);
  }
  return {
    arrived(caller) {
      room.arrived(caller);
      const role = windowOf(caller);
      if (role === undefined) return;
      here.set(caller.session, role);
      tell({ kind: 'page', role, isHere: true });
    },
    left(session, isWanted) {
      room.left(session);
      const role = here.get(session);
      if (role === undefined) return;
      here.delete(session);
      if (!isHere(role)) tell({ kind: 'page', role, isHere: isWanted === true ? 'soon' : false });
    },
  };
}

/** Pages at the table are people's own. */
function windowOf({ role, table }: Caller): Told['role'] | undefined {
  return table === undefined && (role === 'screen' || role === 'chair') ? role : undefined;
}
