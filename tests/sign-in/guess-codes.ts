import { expect } from 'vitest';
import { meeting, plan } from '../central/ada.ts';
import type { Browser } from './browser.ts';
import { showCode } from './room.ts';
import { phoneOf, type SignInStore } from './sign-in-store.ts';

const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const names = ['Marit Lunde', 'Torunn Hauge', 'Jonas Berg', 'Ingrid Solheim'];

/** Four people guess at a code that a room shows; ten minutes later whoever it is for lets the room in. */
export async function guessCodes(store: SignInStore, guesses: number): Promise<void> {
  const codes = await showCode(store.central.address);
  const phones = await Promise.all(names.map((name) => phoneOf(store, name)));
  const counted = new Map<number, number>();
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < guesses) {
      next += 1;
      const status = await tryOne(phones[next % phones.length], next);
      counted.set(status, (counted.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  const looked = counted.get(404) ?? 0;
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThanOrEqual(40);
  expect(counted.get(429)).toBe(guesses - looked);

  store.pass(11);
  const answer = await phones[0]?.post('/v1/home/device', { userCode: codes.user_code, plan, meeting });
  expect(answer?.status).toBe(204);
}

async function tryOne(phone: Browser | undefined, index: number): Promise<number> {
  const userCode = guessAt(index);
  const answer = await (index % 2 === 0
    ? phone?.get(`/v1/home/device?user_code=${userCode}`)
    : phone?.post('/v1/home/device', { userCode, plan, meeting }));
  if (answer?.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  await answer?.arrayBuffer();
  return answer?.status ?? 0;
}

/** Every guess another; that one of them is right happens once in thousands of years of runs. */
function guessAt(index: number): string {
  const pick = (place: number): string => letters[Math.floor(index / 20 ** place) % 20] ?? 'B';
  return `BBBB-${[3, 2, 1, 0].map(pick).join('')}`;
}
