/** Where the id of a command waits for its answer: a session's storage, which a closed tab takes with it. */
export type IdStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface CommandIds {
  /** The same for the same doing until it is answered: asked twice, it is done once. */
  take(doing: object): string;
  /** The store has answered, with a yes or a no: the next time is another time. */
  settle(doing: object): void;
}

export interface IdNeeds {
  readonly storage: IdStorage;
  readonly now: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
}

export function createCommandIds(needs: IdNeeds): CommandIds {
  return {
    take: (doing) => {
      const place = placeOf(doing);
      const waiting = needs.storage.getItem(place);
      if (waiting !== null) return waiting;
      const made = newCommandId(needs);
      needs.storage.setItem(place, made);
      return made;
    },
    settle: (doing) => needs.storage.removeItem(placeOf(doing)),
  };
}

/** UUIDv7. `crypto.randomUUID` is missing where a store to try out is reached without https. */
export function newCommandId({ now, randomBytes }: Pick<IdNeeds, 'now' | 'randomBytes'>): string {
  const stamp = now().toString(16).padStart(12, '0');
  const chance = [...randomBytes(10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (8 + (Number.parseInt(chance.slice(3, 4), 16) & 3)).toString(16);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${chance.slice(0, 3)}-${variant}${chance.slice(4, 7)}-${chance.slice(8, 20)}`;
}

/** What is done is told apart by a sum: a remark that waits is not written down on the phone. */
function placeOf(doing: object): string {
  let sum = 0xcb_f2_9c_e4_84_22_23_25n;
  for (const unit of JSON.stringify(doing)) {
    sum = BigInt.asUintN(64, (sum ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x1_00_00_00_01_b3n);
  }
  return `stafettlogg-${sum.toString(16)}`;
}
