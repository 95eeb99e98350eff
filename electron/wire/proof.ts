import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PageRole } from '#contract/roles.ts';
import { pageRoleSchema } from '#contract/roles.ts';

/** What a page must hold to be let in: one-time tokens, and the credentials they are exchanged for. */

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** A code is short: it gets a name of its own, so that no link ever has the same hash. */
export function hashCode(code: string): string {
  return hashSecret(`code ${code}`);
}

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Table credentials say nothing of themselves: what they are worth stands in the meeting's file. */
export function newTableCredential(): string {
  return `t.${newToken()}`;
}

/** A window's credential carries its role under the supervisor's seal, so that it outlives a host. */
export function sealRole(secret: Uint8Array, role: PageRole): string {
  const body = `w.${role}.${randomBytes(16).toString('base64url')}`;
  return `${body}.${signBody(secret, body)}`;
}

/** The role inside a sealed credential; `undefined` when the seal is not ours. */
export function openRole(secret: Uint8Array, credential: string): PageRole | undefined {
  const end = credential.lastIndexOf('.');
  const body = credential.slice(0, Math.max(end, 0));
  const given = Buffer.from(credential.slice(end + 1));
  const expected = Buffer.from(signBody(secret, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const role = pageRoleSchema.safeParse(body.split('.')[1]);
  return role.success ? role.data : undefined;
}

/** Names a session without telling its credential. */
export function nameSession(credential: string): string {
  return hashSecret(`session ${credential}`).slice(0, 22);
}

function signBody(secret: Uint8Array, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url');
}
