import { X509Certificate, createHash } from 'node:crypto';
import { spellBytes } from '#contract/device-proof.ts';

/** What a program that trusts no authority is told to trust: SHA-256 of the public key, in letters. */
export function roomKeyOf(certificate: X509Certificate | string): string {
  const { publicKey } = typeof certificate === 'string' ? new X509Certificate(certificate) : certificate;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return spellBytes(createHash('sha256').update(spki).digest());
}
