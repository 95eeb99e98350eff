import type { Caller, Standing } from './room.ts';

/** A table page, as the room is told of it. */
export function placeCaller(session: string, standing: Standing): Caller {
  const { table, role, participant } = standing;
  return participant === undefined ? { session, role, table } : { session, role, table, participant };
}
