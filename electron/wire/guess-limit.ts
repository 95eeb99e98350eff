import type { Timers } from './room.ts';

const minute = 60_000;
const wrongFromOneAddress = 5;
const wrongInAll = 20;
const wrongForOneCode = 10;

/**
 * Who may still guess at codes and links (research security §3.4). With eight characters a whole meeting of guessing
 * has one chance in a thousand million.
 */
export interface GuessLimit {
  /** Whether what comes from here is looked at at all. */
  mayTry(address: string): boolean;
  /** `spoilt`: so much was guessed at what is open now that it has to be made anew. */
  wrong(address: string): 'counted' | 'spoilt';
}

export function createGuessLimit(timers: Timers): GuessLimit {
  let recent: readonly { readonly address: string; readonly at: number }[] = [];
  let atThisCode = 0;
  function forgetOld(): void {
    const now = timers.now();
    recent = recent.filter(({ at }) => now - at < minute);
  }
  return {
    mayTry(address) {
      forgetOld();
      const own = recent.filter((one) => one.address === address);
      return own.length < wrongFromOneAddress && recent.length < wrongInAll;
    },
    wrong(address) {
      recent = [...recent, { address, at: timers.now() }];
      atThisCode += 1;
      if (atThisCode < wrongForOneCode) return 'counted';
      atThisCode = 0;
      return 'spoilt';
    },
  };
}
