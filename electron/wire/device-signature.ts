import { createPublicKey, verify } from 'node:crypto';
import type { DeviceProof } from '#contract/device-proof.ts';
import { textToSign } from '#contract/device-proof.ts';

const coordinateBytes = 32;
/** What begins a point of which both coordinates are written. */
const uncompressed = 4;

/** Whether this key signed exactly this; false for a point that lies on no curve as well. */
export function isSigned(key: string, signature: string, proof: DeviceProof): boolean {
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 1 + 2 * coordinateBytes || point[0] !== uncompressed) return false;
  const x = point.subarray(1, 1 + coordinateBytes).toString('base64url');
  const y = point.subarray(1 + coordinateBytes).toString('base64url');
  try {
    const jwk = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const signed = Buffer.from(textToSign(proof));
    const given = Buffer.from(signature, 'base64url');
    return verify('sha256', signed, { key: jwk, dsaEncoding: 'ieee-p1363' }, given);
  } catch {
    return false;
  }
}
