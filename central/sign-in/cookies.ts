import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origin } from './origin.ts';

/** What a cookie of the store is for: who is here, an unfinished sign-in elsewhere, an unfinished code. */
export type CookieKind = 'session' | 'sign-in' | 'code';

const endings: Record<CookieKind, string> = { session: '', 'sign-in': '-sign-in', code: '-code' };

/** 256 bits; the store keeps only its hash. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function readCookie(origin: Origin, request: FastifyRequest, kind: CookieKind): string | undefined {
  const name = nameOf(origin, kind);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [given = '', value = ''] = pair.trim().split('=', 2);
    if (given === name && /^[A-Za-z0-9_-]{43}$/u.test(value)) return value;
  }
  return undefined;
}

/** Without a value it is taken away. */
export function writeCookie(
  origin: Origin,
  reply: FastifyReply,
  given: { readonly kind: CookieKind; readonly value?: string },
): void {
  const ended = given.value === undefined ? '; Max-Age=0' : '';
  const secure = origin.isSecure() ? '; Secure' : '';
  const pair = `${nameOf(origin, given.kind)}=${given.value ?? ''}`;
  void reply.header('set-cookie', `${pair}; Path=/; HttpOnly; SameSite=Lax${secure}${ended}`);
}

/** `__Host-`: no other name of the municipality's domain can put one here. */
function nameOf(origin: Origin, kind: CookieKind): string {
  return `${origin.isSecure() ? '__Host-' : ''}stafettrom${endings[kind]}`;
}
