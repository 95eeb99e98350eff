import { z } from 'zod';

/** How a device on the network proves itself (research security §3.4): the same text is signed and checked. */

/** Crockford's base 32 without I, L, O and U: 40 bits that can be read aloud. */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);

/** The uncompressed point of an ECDSA P-256 key, 65 bytes as base64url. */
export const deviceKeySchema = z.string().regex(/^[\w-]{87}$/);
/** Two numbers of 32 bytes, as WebCrypto writes them. */
export const signatureSchema = z.string().regex(/^[\w-]{86}$/);

export interface DeviceProof {
  /** As the page's own address has it: what one host is told is worth nothing to another. */
  readonly origin: string;
  readonly nonce: string;
  /** The token, code or credential that the hello brings. */
  readonly secret: string;
}

export function textToSign({ origin, nonce, secret }: DeviceProof): string {
  return ['stafettrom-device-1', origin, nonce, secret].join('\n');
}

/** What somebody typed, as the schema wants it: small letters, hyphens, and the letters that are read as digits. */
export function readCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  const code = codeSchema.safeParse(plain);
  return code.success ? code.data : undefined;
}

export function writeCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
