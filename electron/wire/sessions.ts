import { beatMilliseconds, closeCodes } from '#contract/frames.ts';
import type { PageRole } from '#contract/roles.ts';
import type { Connection } from './connection.ts';
import { createGuessLimit } from './guess-limit.ts';
import type { JoinNeeds } from './join.ts';
import type { DeviceEntrance } from './join-device.ts';
import type { PageSession } from './page-session.ts';
import { openPageSession } from './page-session.ts';
import { newToken } from './proof.ts';
import type { Log, Room, Timers } from './room.ts';

export interface SessionsNeeds extends Omit<JoinNeeds, 'guesses'> {
  readonly room: Room;
  readonly timers: Timers;
  readonly log: Log;
  /** What becomes of a view that breaks its own schema; a bug of ours, so tests throw. */
  readonly badView?: 'throw' | 'cover';
}

/** Who is connected, as what. */
export interface Sessions {
  /** A role only for a connection of which the shell itself handed out the other end. */
  connect(connection: Connection, from?: PageRole | DeviceEntrance): void;
  /** Something was committed: every page gets what changed of its own, once for all changes at hand. */
  refresh(): void;
  sound(session: string, bytes: Uint8Array): void;
  /** Pages that have proved what they are. */
  count(): number;
  stop(): void;
}

export function createSessions(needs: SessionsNeeds): Sessions {
  const open = new Set<PageSession>();
  const joined = new Map<string, PageSession>();
  let isWaiting = false;
  const pageNeeds = {
    ...needs,
    guesses: createGuessLimit(needs.timers),
    badView: needs.badView ?? 'cover',
    joined: (session: PageSession) => replaceSession(joined, session),
    ended: (session: PageSession) => forgetSession(open, joined, session),
  };
  const stopBeat = needs.timers.every(beatMilliseconds, () => {
    for (const session of joined.values()) session.beat();
  });
  function refreshAll(): void {
    isWaiting = false;
    for (const session of joined.values()) session.refresh();
  }
  return {
    connect(connection, from) {
      const entrance = typeof from === 'object' ? { ...from, nonce: newToken() } : from;
      open.add(openPageSession(pageNeeds, connection, entrance));
    },
    refresh() {
      if (!isWaiting) needs.timers.soon(refreshAll);
      isWaiting = true;
    },
    sound: (session, bytes) => joined.get(session)?.sendBytes(bytes),
    count: () => joined.size,
    stop() {
      stopBeat();
      for (const session of open) session.close(closeCodes.goodbye);
    },
  };
}

/** A page that comes back before its old connection was missed takes that one's place. */
function replaceSession(joined: Map<string, PageSession>, session: PageSession): void {
  const name = session.caller()?.session;
  if (name === undefined) return;
  const before = joined.get(name);
  if (before === session) return;
  before?.close(closeCodes.goodbye);
  joined.set(name, session);
}

function forgetSession(open: Set<PageSession>, joined: Map<string, PageSession>, session: PageSession): void {
  open.delete(session);
  for (const [name, known] of joined) {
    if (known === session) joined.delete(name);
  }
}
