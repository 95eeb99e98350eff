import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { Pool, type PoolClient, type PoolConfig } from 'pg';

/** So many different statements are remembered by each connection; what comes after is parsed every time. */
const mostPrepared = 300;

interface Count {
  readonly inUse: number;
  readonly waiting: number;
}

/**
 * A pool whose connections parse and plan each statement once: most of what a small transaction costs. Texts hold no
 * values, so there are few of them. What goes by without values (begin, commit) is asked as it is. The database plans
 * anew by itself where the role, and with it the policies, are others than before.
 */
export function openPreparedPool(config: PoolConfig): PostgresPool & { readonly count: () => Count } {
  const pool = new Pool(config);
  // A connection that breaks while nobody uses it is thrown away by the pool; the next request opens another.
  pool.on('error', () => undefined);
  const names = new Map<string, string>();
  const known = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const prepared = known.get(client) ?? prepareOn(client, names);
      known.set(client, prepared);
      return prepared;
    },
    end: () => pool.end(),
    count: () => ({ inUse: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }),
    options: pool.options,
  };
}

function prepareOn(client: PoolClient, names: Map<string, string>): PostgresPoolClient {
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('Nothing here is read by a cursor');
    if (values.length === 0) return client.query(text);
    return client.query({ ...nameOf(names, text), text, values: [...values] });
  }
  return { query, release: (destroy) => client.release(destroy) };
}

function nameOf(names: Map<string, string>, text: string): { readonly name?: string } {
  const found = names.get(text);
  if (found !== undefined) return { name: found };
  if (names.size >= mostPrepared) return {};
  const name = `s${names.size}`;
  names.set(text, name);
  return { name };
}
