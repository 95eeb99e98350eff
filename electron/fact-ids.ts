import type { FactId } from '#domain/identity.ts';

interface FactIdNeeds {
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
}

/** Makes UUIDv7, each later than the one before it also when the clock stands still or is set back. */
export function createFactIds(needs: FactIdNeeds): () => FactId {
  let lastTime = 0;
  let count = 0;
  return () => {
    const now = needs.now();
    const isLater = now > lastTime;
    count = isLater ? 0 : count + 1;
    if (count > 0xfff) lastTime += 1;
    if (count > 0xfff) count = 0;
    if (isLater) lastTime = now;
    const time = lastTime.toString(16).padStart(12, '0');
    const chance = Buffer.from(needs.random(8));
    chance[0] = ((chance[0] ?? 0) & 0x3f) | 0x80;
    const tail = chance.toString('hex');
    const order = count.toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${tail.slice(0, 4)}-${tail.slice(4)}`;
  };
}
