import { describeCentralStore } from '../contract-suites/central-store-suite.ts';
import { createDatabase } from '../fixtures/postgres-server.ts';
import { onPostgres } from '../support/postgres-suites.ts';
import { openTryoutStore } from './tryout-store.ts';

await onPostgres('the central store on PostgreSQL', ({ url }) => {
  describeCentralStore('PostgreSQL over HTTP', () => openTryoutStore({ place: { databaseUrl: url } }));
  describeCentralStore('PostgreSQL in four parts by tenant, over HTTP', async () => {
    const databaseUrl = await createDatabase(url, 'in_parts');
    return openTryoutStore({ place: { databaseUrl }, partitions: 4 });
  });
});
