import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { factIdSchema } from '#domain/identity.ts';
import { createIds } from '#domain/uuid.ts';

function makeIds(
  clock: readonly number[],
  chance = (length: number) => new Uint8Array(randomBytes(length)),
): string[] {
  const times = clock[Symbol.iterator]();
  const newId = createIds({ now: () => times.next().value ?? 0, randomBytes: chance });
  return clock.map(() => newId());
}

describe('the id of a fact', () => {
  it('has the form of a UUIDv7 that begins with its time', () => {
    const ids = makeIds(Array.from({ length: 1000 }, (_, index) => 1_794_000_000_000 + index));
    expect(ids.filter((id) => !factIdSchema.safeParse(id).success)).toEqual([]);
    expect(Number.parseInt(ids[7]?.replaceAll('-', '').slice(0, 12) ?? '', 16)).toBe(1_794_000_000_007);
    expect(new Set(ids.map((id) => id[19])).size).toBe(4);
  });

  it.each([
    ['stands still', Array.from({ length: 10_000 }, () => 1000)],
    ['is set back', Array.from({ length: 10_000 }, (_, index) => 1000 - index)],
    ['is set back and comes again', Array.from({ length: 9000 }, (_, index) => 1000 + (index % 3))],
  ])('ascends when the clock %s', (_name, clock) => {
    const ids = makeIds(clock, (length) => new Uint8Array(length).fill(255 - (clock.length % 7)));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !factIdSchema.safeParse(id).success)).toEqual([]);
  });

  it('takes 62 bits of chance', () => {
    const [zeros, ones] = [0, 255].map(
      (byte) => makeIds([1000], (length) => new Uint8Array(length).fill(byte))[0],
    );
    expect([zeros?.slice(19), ones?.slice(19)]).toEqual(['8000-000000000000', 'bfff-ffffffffffff']);
  });
});
