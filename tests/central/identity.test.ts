import { onPostgres } from '../support/postgres-suites.ts';
import { describeIdentity } from './identity-suite.ts';

const rounds = { plans: 4, crowds: 1 };

describeIdentity('PGlite', async () => ({}), rounds);

await onPostgres('who is given what on PostgreSQL', ({ url }) => {
  describeIdentity('PostgreSQL', async () => ({ place: { databaseUrl: url } }), rounds);
});
