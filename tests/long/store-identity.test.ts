import process from 'node:process';
import { describeIdentity } from '../central/identity-suite.ts';
import { onPostgres } from '../support/postgres-suites.ts';

const plans = Number(process.env['STAFETTROM_ROUNDS'] ?? 300);
const rounds = { plans, crowds: Math.ceil(plans / 10) };

describeIdentity('PGlite', async () => ({}), rounds);

await onPostgres('who is given what on PostgreSQL', ({ url }) => {
  describeIdentity('PostgreSQL', async () => ({ place: { databaseUrl: url } }), rounds);
});
