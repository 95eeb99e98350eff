import { generate } from 'selfsigned';
import { z } from 'zod';

/** Kept in the meeting's file, and gone with it: a host that starts anew has the same key. */
export const ownCertificateSchema = z.strictObject({ chain: z.string(), key: z.string() });
export type OwnCertificate = z.infer<typeof ownCertificateSchema>;

const dayMilliseconds = 24 * 60 * 60_000;

/** No browser takes it. Our own program can be told its public key, and then nobody else can stand in its place. */
export async function makeOwnCertificate(address: string, now: number): Promise<OwnCertificate> {
  const made = await generate([{ name: 'commonName', value: address }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - dayMilliseconds),
    notAfterDate: new Date(now + 2 * dayMilliseconds),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
    ],
  });
  return { chain: made.cert, key: made.private };
}
