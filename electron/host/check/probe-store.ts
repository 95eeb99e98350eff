import { createCentralClient } from '../central/central-client.ts';
import { steadyFetch } from '../central/steady-fetch.ts';
import { storeAddressSchema } from '../settings/store-address.ts';

export interface ProbedStore {
  readonly answer: 'reached' | 'away' | 'strange' | 'wrong';
  readonly offsetMilliseconds?: number;
}

/** Asks what anybody may ask of a store: who it is, and what its clock says. */
export async function probeStore(address: string, now: () => number): Promise<ProbedStore> {
  const read = storeAddressSchema.safeParse(address.trim());
  if (!read.success) return { answer: 'wrong' };
  const client = createCentralClient({ baseUrl: read.data, fetch: steadyFetch, now });
  const found = await client.meta();
  if (found.ok) return { answer: 'reached', offsetMilliseconds: found.value.clockOffsetMs };
  return { answer: found.refusal.kind === 'store-away' ? 'away' : 'strange' };
}
