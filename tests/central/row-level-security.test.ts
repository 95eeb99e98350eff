import { createDatabase } from '../fixtures/postgres-server.ts';
import { onPostgres } from '../support/postgres-suites.ts';
import { describeRowLevel } from './row-level-suite.ts';

describeRowLevel('PGlite', async () => ({}));

await onPostgres('the rows of a plan on PostgreSQL', ({ url }) => {
  describeRowLevel('PostgreSQL', async () => ({ place: { databaseUrl: url } }));
  describeRowLevel('PostgreSQL in parts', async () => {
    const databaseUrl = await createDatabase(url, 'in_parts');
    return { place: { databaseUrl }, partitions: 4 };
  });
});
