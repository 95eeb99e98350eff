import type { FactId } from './identity.ts';

/**
 * UUIDv7 from a clock and a source of random bytes. Ids made in the same millisecond still ascend: the
 * twelve bits after the time count up, so the newest command is the one that sorts last.
 */
export function createIds(needs: {
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
}): () => FactId {
  let last = 0;
  let count = 0;
  return () => {
    const now = Math.max(needs.now(), last);
    count = now === last ? count + 1 : 0;
    last = count > 0xfff ? now + 1 : now;
    if (count > 0xfff) count = 0;
    return layOut(last, count, needs.randomBytes(8));
  };
}

/** The time that an id begins with: shown, and trusted for nothing. */
export function timeOfId(id: FactId): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16));
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function layOut(time: number, count: number, random: Uint8Array): FactId {
  const tail = [...random].map((byte) => hex(byte, 2)).join('');
  const stamp = hex(time, 12);
  const variant = hex(8 + ((random[0] ?? 0) & 3), 1);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex(count, 3)}-${variant}${tail.slice(1, 4)}-${tail.slice(4, 16)}`;
}
