import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/**
 * Two positions, sealed ([SYNC-8]): pages move `opSeq` on, `visSeq` is that of the snapshot which a page was
 * read in. Neither number ever leaves the store in clear: gaps would tell how much is hidden.
 */
const positionsSchema = z.object({ opSeq: z.number().int().min(0), visSeq: z.number().int().min(0) });
export type Positions = z.infer<typeof positionsSchema>;

interface Seal {
  readonly key: Uint8Array;
  /** Tenant and plan: a cursor of one plan opens nothing in another. */
  readonly bound: string;
}

export function sealCursor({ key, bound }: Seal, positions: Positions): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  // The same length for every number, so that the length tells nothing either.
  const text = JSON.stringify(positions).padEnd(64);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `v1.${sealed.toString('base64url')}`;
}

/** A cursor that is not ours, or not of this plan, is none: the client starts over. */
export function openCursor({ key, bound }: Seal, cursor: string): Positions | undefined {
  const sealed = Buffer.from(cursor.slice('v1.'.length), 'base64url');
  if (sealed.length < 12 + 16) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(bound));
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString(
      'utf8',
    );
    return positionsSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
