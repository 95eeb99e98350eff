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
  const code = codeSchema.safeParse(readLetters(typed));
  return code.success ? code.data : undefined;
}

function readLetters(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
}

export function writeCode(code: string): string {
  return inFours(code);
}

function inFours(letters: string): string {
  return letters.match(/.{1,4}/gu)?.join('-') ?? '';
}

/** Five bits for each letter; what is missing at the end of the last one is zero. */
export function spellBytes(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const fives = bits.match(/.{1,5}/gu) ?? [];
  return fives.map((five) => codeLetters[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
}

/** A room without a certificate is known by its key: SHA-256 of it in 52 letters. */
const roomKeyLetters = 52;
/** 140 bits of it, for whoever types: the room makes its key anew for every meeting. */
const typedKeyLetters = 28;
export const roomKeySchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{52}$/);

/** As it is read off the chair's console and typed: seven groups of four letters. */
export function writeRoomKey(key: string): string {
  return inFours(key.slice(0, typedKeyLetters));
}

/** What was typed or photographed, when it is long enough to mean one key and no other. */
export function readRoomKey(typed: string): string | undefined {
  const plain = readLetters(typed);
  const isLong = plain.length >= typedKeyLetters && plain.length <= roomKeyLetters;
  return isLong && /^[0-9A-HJKMNP-TV-Z]+$/.test(plain) ? plain : undefined;
}

/**
 * What a page signs for that came from our own program on this machine and not from the room: the room's key itself.
 * Whoever stands between has another one, and a proof that was made for it is worth nothing to the room.
 */
export function roomKeyOrigin(key: string): string {
  return `stafettrom://${key}`;
}
