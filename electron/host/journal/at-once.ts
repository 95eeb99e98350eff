import { z } from 'zod';
import type { FactId } from '#domain/identity.ts';
import type { Wrote } from './journal-ports.ts';
import { type AlsoChanged, changeAlso } from './command-rows.ts';
import type { Connection, Reader } from './connection.ts';

/** By whom the journal says a command is that goes at once: no "Angre" looks for it. */
export const atOnceBy = '#at-once';

/** A command that goes at once, and whether the store has answered for all of it. */
export type AtOnce = { readonly command: FactId; readonly kind: string; readonly received: boolean };

const rowsSchema = z.array(z.object({ command: z.string(), kind: z.string(), open: z.number() }));

/** In the order written. */
export function listAtOnce(connection: Reader): readonly AtOnce[] {
  const rows = connection
    .prepare(
      `select command.id as command, kind, sum(receipt is null) as open
       from command join fact on fact.command = command.id
       where by = ? group by command.seq order by command.seq`,
    )
    .all(atOnceBy);
  return rowsSchema.parse(rows).map(({ command, kind, open }) => ({ command, kind, received: open === 0 }));
}

/** Written to wait for the end, and asked for now. What the person could take back until here is nobody's any more. */
export function sendAtOnce(connection: Connection, command: FactId, also: AlsoChanged): Wrote {
  return connection.write(() => {
    connection.prepare('update command set by = ? where id = ?').run(atOnceBy, command);
    changeAlso(connection, also);
  });
}
