import { X509Certificate, createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { CertificateFault, CertificateSource } from '#contract/device-rows.ts';

/** A certificate that a browser on the network will take. */
export interface Certificate {
  readonly source: CertificateSource;
  readonly chain: string;
  readonly key: string;
  /** What devices call the room by: the certificate's own name, or the one of its names that the settings chose. */
  readonly name: string;
  readonly until: number;
}

/** Why one was not taken: what the console says. */
export interface TriedCertificate {
  readonly source: CertificateSource;
  readonly fault: CertificateFault;
  readonly day?: string;
  readonly name?: string;
}

export interface CertificateNeeds {
  readonly dataFolder: string;
  readonly now: number;
  /** Where the municipality laid its own, and by which name the room is known. */
  readonly settings: { readonly chain?: string; readonly key?: string; readonly name?: string };
}

type Place = Pick<TriedCertificate, 'source'> & { readonly chain: string; readonly key: string };
type Wrong = Omit<TriedCertificate, 'source'>;

/** The store's delivery lies here: the whole chain and its key, as text. */
export function deliveredCertificate(dataFolder: string): { readonly chain: string; readonly key: string } {
  const folder = join(dataFolder, 'certificate');
  return { chain: join(folder, 'chain.pem'), key: join(folder, 'key.pem') };
}

/** In the order of design: what the central store delivered, then what the municipality laid beside the room. */
export function chooseCertificate(needs: CertificateNeeds): {
  readonly certificate?: Certificate;
  readonly tried: readonly TriedCertificate[];
} {
  const { chain, key } = needs.settings;
  const places: Place[] = [{ source: 'store', ...deliveredCertificate(needs.dataFolder) }];
  if (chain !== undefined && key !== undefined) places.push({ source: 'municipality', chain, key });
  const tried: TriedCertificate[] = [];
  for (const place of places) {
    const read = readCertificate(place, needs);
    if (!('fault' in read)) return { certificate: read, tried };
    tried.push({ source: place.source, ...read });
  }
  if (places.length === 1) tried.push({ source: 'municipality', fault: 'missing' });
  return { tried };
}

function readCertificate(place: Place, needs: CertificateNeeds): Certificate | Wrong {
  if (!existsSync(place.chain) || !existsSync(place.key)) return { fault: 'missing' };
  const read = parsePair(place);
  if (read === undefined) return { fault: 'unreadable' };
  const [leaf] = read.chain;
  if (leaf === undefined) return { fault: 'unreadable' };
  const wrong = faultOf(leaf, read, needs.now);
  if (wrong !== undefined) return wrong;
  if (!canBeServed(read)) return { fault: 'unreadable' };
  const name = nameFor(leaf, needs.settings.name);
  if (typeof name !== 'string') return name;
  const { source } = place;
  return { source, chain: read.chainText, key: read.keyText, name, until: leaf.validToDate.getTime() };
}

interface Pair {
  readonly chain: readonly X509Certificate[];
  readonly chainText: string;
  readonly key: KeyObject;
  readonly keyText: string;
}

function parsePair(place: Place): Pair | undefined {
  try {
    const chainText = readFileSync(place.chain, 'utf8');
    const keyText = readFileSync(place.key, 'utf8');
    const blocks = chainText.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? [];
    const chain = blocks.map((block) => new X509Certificate(block));
    return { chain, chainText, key: createPrivateKey(keyText), keyText };
  } catch {
    return undefined;
  }
}

/** A key that is too weak, for one, is found out here and not when devices knock. */
function canBeServed({ chainText, keyText }: Pair): boolean {
  try {
    createSecureContext({ cert: chainText, key: keyText });
    return true;
  } catch {
    return false;
  }
}

/** What every browser would refuse it for, said before any browser does. */
function faultOf(leaf: X509Certificate, { chain, key }: Pair, now: number): Wrong | undefined {
  if (!leaf.checkPrivateKey(key)) return { fault: 'wrong-key' };
  if (leaf.validToDate.getTime() < now) return { fault: 'expired', day: dayOf(leaf.validToDate) };
  if (leaf.validFromDate.getTime() > now) return { fault: 'not-yet-valid', day: dayOf(leaf.validFromDate) };
  if (leaf.verify(leaf.publicKey)) return { fault: 'self-signed' };
  const isUnbroken = chain.every((one, index) => {
    const next = chain[index + 1];
    return next === undefined || (one.checkIssued(next) && one.verify(next.publicKey));
  });
  if (!isUnbroken) return { fault: 'broken-chain' };
  const uses = leaf.keyUsage;
  // Types call it a list; a certificate that names no use has none.
  return leaf.ca || (uses !== undefined && !uses.includes(serverUse))
    ? { fault: 'not-for-servers' }
    : undefined;
}

/** "TLS server", as certificates name it. */
const serverUse = '1.3.6.1.5.5.7.3.1';

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** With one name there is nothing to choose; with several, or with a star, the settings say which. */
function nameFor(leaf: X509Certificate, chosen: string | undefined): string | Wrong {
  const names = (leaf.subjectAltName ?? '')
    .split(', ')
    .flatMap((one) => (one.startsWith('DNS:') ? [one.slice('DNS:'.length)] : []));
  const [only] = names;
  if (chosen === undefined) {
    return names.length === 1 && only !== undefined && !only.startsWith('*.') ? only : { fault: 'no-name' };
  }
  const asked = chosen.toLowerCase();
  return leaf.checkHost(asked, { subject: 'never' }) === undefined
    ? { fault: 'wrong-name', name: asked }
    : asked;
}
