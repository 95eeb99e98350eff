import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { deliverFacts } from '#host/central/deliver.ts';
import { type SealNeeds, sealMeeting } from '#host/central/seal.ts';
import { limits } from '#sync/limits.ts';
import { type SealedAnswer, sealedAnswerSchema } from '#sync/messages.ts';
import { problemSchema } from '#sync/problems.ts';
import { value } from './ada.ts';
import { countInStore, holdMeeting, nothingThere, type SealedMeeting } from './sealed-meeting.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let store: TryoutStore;
const held: SealedMeeting[] = [];

beforeAll(async () => {
  process.stdout.write(`cut sealed batches: SEED=${seed}\n`);
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());
afterEach(() => {
  for (const { folder, journal } of held.splice(0)) {
    journal.close();
    folder.remove();
  }
});

async function hold(bytes?: number): Promise<SealedMeeting> {
  const meeting = await holdMeeting(store, bytes);
  held.push(meeting);
  return meeting;
}

async function seal(meeting: SealedMeeting, change: Partial<SealNeeds> = {}): Promise<Buffer> {
  return readFileSync(value(await sealMeeting({ ...meeting.needs, ...change })).file);
}

function send(meeting: SealedMeeting, bytes: Uint8Array): Promise<Response> {
  const address = new URL(`/v1/leases/${meeting.loan.loan}/sealed`, store.central.address);
  return fetch(address, { method: 'POST', body: Uint8Array.from(bytes) });
}

async function answer(response: Response): Promise<SealedAnswer> {
  expect(response.status).toBe(200);
  return sealedAnswerSchema.parse(await response.json());
}

async function refusal(response: Response): Promise<string> {
  return problemSchema.parse(await response.json()).type;
}

describe('a sealed meeting', () => {
  it('is in the store with all its facts and its document, and gets the receipt [SYNC-34]', async () => {
    const meeting = await hold();
    const { receipt, facts } = await answer(await send(meeting, await seal(meeting)));
    expect([receipt.length > 0, facts]).toEqual([true, 6]);
    expect(await countInStore(store, meeting)).toEqual([6, 1, 1, true, 1]);
  });

  it('may come any number of times and from many at once, and is there once [SYNC-35]', async () => {
    const meeting = await hold();
    const bytes = await seal(meeting);
    const answers = await Promise.all([1, 2, 3].map(async () => send(meeting, bytes)));
    const first = answers.filter(({ status }) => status === 200);
    expect(first.length).toBeGreaterThan(0);
    const receipts = await Promise.all(first.map((one) => answer(one)));
    for (const again of [1, 2])
      receipts.push(await answer(await send(meeting, again === 1 ? bytes : await seal(meeting))));
    expect(new Set(receipts.map(({ receipt }) => receipt)).size).toBe(1);
    expect((await countInStore(store, meeting)).slice(0, 4)).toEqual([6, 1, 1, true]);
    expect(store.faults).toEqual([]);
  });

  it('goes on where the room itself had come [SYNC-35]', async () => {
    const meeting = await hold(limits.bytesPerPart + 1_000_000);
    const { journal, loan, needs } = meeting;
    const bytes = journal.getBlob(meeting.sha256)?.bytes ?? Buffer.alloc(0);
    const path = `/v1/plans/${needs.plan}/blobs/${meeting.sha256}?loan=${loan.loan}`;
    const headers = {
      authorization: `Delivery ${loan.deliveryKey}`,
      'content-type': 'application/pdf',
      'upload-complete': '?0',
    };
    const body = Uint8Array.from(bytes.subarray(0, limits.bytesPerPart));
    expect((await fetch(new URL(path, store.central.address), { method: 'PUT', headers, body })).status).toBe(
      201,
    );
    const client = store.client.delivering(loan.deliveryKey);
    const retry = { wait: async () => undefined, chance: () => 0, log: () => undefined };
    value(
      await deliverFacts({ ...needs, ...retry, journal, client }, new Set([meeting.facts[0]?.command ?? ''])),
    );
    expect((await answer(await send(meeting, await seal(meeting)))).facts).toBe(5);
    expect(await countInStore(store, meeting)).toEqual([6, 1, 1, true, 1]);
  });

  it('is refused whole when one byte of it is not as it was [SYNC-34]', async () => {
    const meeting = await hold(9_000);
    const bytes = await seal(meeting);
    let asked = 0;
    for (let at = 0; at < bytes.length; at += 100) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(await refusal(await send(meeting, damaged)), `at ${at}`).toBe('body-invalid');
      asked += 1;
    }
    expect(asked).toBeGreaterThan(90);
    expect(await countInStore(store, meeting)).toEqual(nothingThere);
    await answer(await send(meeting, bytes));
  });

  it('is refused whole when it is cut, lengthened, or its frames are in another order [SYNC-34]', async () => {
    const meeting = await hold(2_500_000);
    const bytes = await seal(meeting);
    const ends = frameEnds(bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(bytes.length - 1), fc.constantFrom(...ends.slice(0, -1))),
        async (end) => {
          expect(await refusal(await send(meeting, bytes.subarray(0, end)))).toBe('body-invalid');
        },
      ),
      { numRuns: 20, seed },
    );
    expect(await refusal(await send(meeting, Buffer.concat([bytes, Buffer.of(0)])))).toBe('body-invalid');
    const [a = 0, b = 0, c = 0] = ends.slice(1);
    const swapped = [bytes.subarray(0, a), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(c)];
    expect(await refusal(await send(meeting, Buffer.concat(swapped)))).toBe('body-invalid');
    await hangUp(meeting, bytes);
    expect(await countInStore(store, meeting)).toEqual(nothingThere);
    expect(store.faults).toEqual([]);
  });

  it('opens with no other key, no other loan and no other proof, and every no is the same [SYNC-34]', async () => {
    const meeting = await hold(1000);
    const other = await hold(1000);
    const { x = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
    const wrong = [
      await seal(meeting, { sealTo: { id: meeting.loan.sealTo.id, publicKey: x } }),
      await seal(meeting, { sealTo: { ...meeting.loan.sealTo, id: 'another' } }),
      await seal(meeting, { deliveryKey: other.loan.deliveryKey }),
      await seal(meeting, { deliveryKey: 'x'.repeat(43) }),
      await seal(meeting, { plan: 'isak' }),
      await seal(other),
      Buffer.from('{}\n'),
      Buffer.alloc(0),
    ];
    const answers = await Promise.all(wrong.map(async (bytes) => (await send(meeting, bytes)).text()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('body-invalid');
    const unknown = await fetch(new URL('/v1/leases/finnes-ikke/sealed', store.central.address), {
      method: 'POST',
      body: Uint8Array.from(await seal(meeting)),
    });
    expect(await unknown.text()).toBe(answers[0]);
    expect(await countInStore(store, meeting)).toEqual(nothingThere);
  });

  it('is refused when it is larger than any meeting', async () => {
    const meeting = await hold(1000);
    const bytes = await seal(meeting);
    const large = Buffer.concat([bytes.subarray(0, bytes.length - 30), Buffer.alloc(20_000_000)]);
    expect(await refusal(await send(meeting, large))).toBe('body-invalid');
  });
});

/** After the line in clear, and after every frame. */
function frameEnds(bytes: Buffer): number[] {
  const ends = [bytes.indexOf(0x0a) + 1];
  for (let at = ends[0] ?? 0; at < bytes.length; ends.push(at)) at += 4 + bytes.readUInt32BE(at);
  return ends;
}

/** Sends half of it and hangs up. */
async function hangUp({ loan }: SealedMeeting, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(store.central.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise<void>((done) => {
    socket.on('close', () => done());
    socket.write(
      `POST /v1/leases/${loan.loan}/sealed HTTP/1.1\r\nhost: x\r\ncontent-type: application/octet-stream\r\ncontent-length: ${bytes.length}\r\n\r\n`,
    );
    socket.write(bytes.subarray(0, bytes.length / 2), () => socket.destroySoon());
  });
}
