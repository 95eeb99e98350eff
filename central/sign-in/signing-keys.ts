import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { openKey } from '../database/store-keys.ts';

const keysSchema = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: z.string(),
        y: z.string(),
        d: z.string(),
        use: z.literal('sig'),
        alg: z.literal('ES256'),
      }),
    )
    .min(1),
});
export type SigningKeys = z.infer<typeof keysSchema>;

/** Made once and kept with the data, like the other keys of the store. */
export async function openSigningKeys(database: Database): Promise<SigningKeys> {
  const kept = await database.own((within) => openKey(within, 'signing', JSON.stringify({ keys: [make()] })));
  return keysSchema.parse(JSON.parse(kept));
}

function make(): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256' };
}
