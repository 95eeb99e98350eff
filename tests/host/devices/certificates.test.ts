import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomKeySchema } from '#contract/device-proof.ts';
import { chooseCertificate, deliveredCertificate } from '#host/devices/certificates.ts';
import { roomKeyOf } from '#wire/room-key.ts';
import { makeOwnCertificate } from '#host/devices/own-certificate.ts';
import type { TestAuthority, TestCertificate } from '../../fixtures/test-authority.ts';
import { makeAuthority } from '../../fixtures/test-authority.ts';

const now = Date.parse('2026-11-22T12:00:00Z');
const fresh = { from: new Date('2026-11-01'), until: new Date('2026-12-31') };
const old = { from: new Date('2026-09-01'), until: new Date('2026-11-21') };
const early = { from: new Date('2026-12-01'), until: new Date('2027-12-01') };

let folder: string;
let authority: TestAuthority;
let good: TestCertificate;
let other: TestCertificate;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stafettrom-certificates-'));
  authority = await makeAuthority();
  good = await authority.issue({ names: ['rom3.kommune.example'], ...fresh });
  other = await authority.issue({ names: ['rom4.kommune.example'], ...fresh });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder of its own with what the store delivered, and what the municipality laid beside it. */
function lay(
  delivered?: TestCertificate,
  municipal?: TestCertificate,
): Parameters<typeof chooseCertificate>[0] {
  const dataFolder = mkdtempSync(join(folder, 'data-'));
  const own = { chain: join(dataFolder, 'own-chain.pem'), key: join(dataFolder, 'own-key.pem') };
  const store = deliveredCertificate(dataFolder);
  mkdirSync(join(dataFolder, 'certificate'));
  for (const [place, pair] of [
    [store, delivered],
    [own, municipal],
  ] as const) {
    if (pair === undefined) continue;
    writeFileSync(place.chain, pair.chain);
    writeFileSync(place.key, pair.key);
  }
  return { dataFolder, now, settings: municipal === undefined ? {} : own };
}

describe('the certificate that devices are met with', () => {
  it('is the store’s before the municipality’s, and says which', () => {
    const both = chooseCertificate(lay(good, other));
    expect(both).toMatchObject({
      certificate: { source: 'store', name: 'rom3.kommune.example', until: fresh.until.getTime() },
      tried: [],
    });
    const municipal = chooseCertificate(lay(undefined, other));
    expect(municipal.certificate).toMatchObject({ source: 'municipality', name: 'rom4.kommune.example' });
    expect(municipal.tried).toEqual([{ source: 'store', fault: 'missing' }]);
  });

  it('is none where nothing was laid, and each place is told', () => {
    expect(chooseCertificate(lay())).toEqual({
      tried: [
        { source: 'store', fault: 'missing' },
        { source: 'municipality', fault: 'missing' },
      ],
    });
  });

  it('is refused in words when it is too old, too early, of another name, key or use, or cannot be read', async () => {
    const names = ['rom3.kommune.example'];
    const expired = await authority.issue({ names, ...old });
    const tooEarly = await authority.issue({ names, ...early });
    const forClients = await authority.issue({ names, ...fresh, isForServers: false });
    const stranger = await makeAuthority();
    const [leaf = ''] = good.chain.split(/(?<=-----END CERTIFICATE-----)/u);
    const cases: readonly (readonly [TestCertificate, object])[] = [
      [expired, { fault: 'expired', day: '2026-11-21' }],
      [tooEarly, { fault: 'not-yet-valid', day: '2026-12-01' }],
      [{ chain: good.chain, key: other.key }, { fault: 'wrong-key' }],
      [forClients, { fault: 'not-for-servers' }],
      [{ chain: 'not a certificate', key: good.key }, { fault: 'unreadable' }],
      [{ chain: good.chain, key: 'not a key' }, { fault: 'unreadable' }],
      [await makeOwnCertificate('192.168.1.20', now), { fault: 'self-signed' }],
      [{ chain: `${leaf}\n${stranger.certificate}`, key: good.key }, { fault: 'broken-chain' }],
    ];
    for (const [pair, wrong] of cases) {
      const { certificate, tried } = chooseCertificate(lay(pair));
      expect(certificate).toBeUndefined();
      expect(tried[0]).toEqual({ source: 'store', ...wrong });
    }
  });

  it('has the name that the settings chose, when it may have it', async () => {
    const star = await authority.issue({ names: ['*.rom.kommune.example', 'rom.kommune.example'], ...fresh });
    const needs = lay(star);
    expect(chooseCertificate(needs).tried[0]).toEqual({ source: 'store', fault: 'no-name' });
    const named = (name: string): ReturnType<typeof chooseCertificate> =>
      chooseCertificate({ ...needs, settings: { name } });
    expect(named('rom3.rom.kommune.example').certificate?.name).toBe('rom3.rom.kommune.example');
    expect(named('rom3.annen.example').tried[0]).toEqual({
      source: 'store',
      fault: 'wrong-name',
      name: 'rom3.annen.example',
    });
  });

  it('can be the room’s own, known by its key alone', async () => {
    const one = await makeOwnCertificate('192.168.1.20', now);
    const two = await makeOwnCertificate('192.168.1.20', now);
    expect(roomKeySchema.safeParse(roomKeyOf(one.chain)).success).toBe(true);
    expect(roomKeyOf(one.chain)).not.toBe(roomKeyOf(two.chain));
  });
});
