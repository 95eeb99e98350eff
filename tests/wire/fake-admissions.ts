import { hashSecret } from '#wire/proof.ts';
import type { Admissions, Standing, WindowTokens } from '#wire/room.ts';
import type { PageRole } from '#contract/roles.ts';

/** Table pages as the host would keep them, and the tokens of a shell's windows. */
export interface FakeAdmissions extends Admissions, WindowTokens {
  invite(token: string, table: string): void;
  admit(table: string, participant: string): void;
  remove(table: string): void;
  openWindow(token: string, role: PageRole): void;
  /** Whom the wire said that it heard, and how often it had everything made anew. */
  readonly heardOf: string[];
  spoilt: number;
}

export function createFakeAdmissions(): FakeAdmissions {
  const links = new Map<string, string>();
  const used = new Set<string>();
  const windows = new Map<string, PageRole>();
  const standings = new Map<string, Standing>();
  return {
    heardOf: [],
    spoilt: 0,
    heard(hash, isTouched) {
      this.heardOf.push(`${isTouched ? 'used' : 'there'} ${hash}`);
    },
    spoil() {
      this.spoilt += 1;
      links.clear();
    },
    invite: (token, table) => void links.set(hashSecret(token), table),
    openWindow: (token, role) => void windows.set(hashSecret(token), role),
    async spend(hash) {
      const role = windows.get(hash);
      windows.delete(hash);
      return role;
    },
    present(tokenHash, credentialHash, key) {
      const table = links.get(tokenHash);
      if (table === undefined) return { ok: false, refusal: { kind: 'link-unknown' } };
      if (used.has(tokenHash)) return { ok: false, refusal: { kind: 'link-used' } };
      used.add(tokenHash);
      const device = key === undefined ? {} : { key };
      standings.set(credentialHash, { table, role: 'waiting', ...device });
      return { ok: true, value: { table } };
    },
    standing: (hash) => standings.get(hash),
    admit(table, participant) {
      for (const [hash, standing] of standings) {
        if (standing.table === table) standings.set(hash, { ...standing, role: 'minute-taker', participant });
      }
    },
    remove(table) {
      for (const [hash, standing] of standings) {
        if (standing.table === table) standings.delete(hash);
      }
    },
  };
}
