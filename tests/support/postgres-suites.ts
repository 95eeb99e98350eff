import { afterAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres, tellSkipped } from '../fixtures/postgres-server.ts';

type Running = Extract<PostgresServer, { kind: 'running' }>;

/** Suites on a PostgreSQL of their own. House rule: where there is none, it is said why, in their place. */
export async function onPostgres(what: string, describeThem: (server: Running) => void): Promise<void> {
  const server = await startPostgres();
  if (server.kind === 'running') {
    afterAll(() => server.stop());
    describeThem(server);
    return;
  }
  tellSkipped(what, server);
  it(`there is a server for ${what}`, ({ skip }) => {
    expect(server.why).not.toBe('');
    skip(server.why);
  });
}
