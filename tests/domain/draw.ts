/** Chance that can be repeated: the same seed always draws the same. */
export interface Draw {
  readonly below: (limit: number) => number;
  /** True one time in so many. */
  readonly rarely: (oneIn: number) => boolean;
  readonly from: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** Between `least` and `most` different ones, in the order given. */
  readonly some: <Value>(
    values: readonly Value[],
    size: { readonly least: number; readonly most: number },
  ) => Value[];
}

/** Mulberry32: small, and the same on every machine. */
export function drawFrom(seed: number): Draw {
  let state = Math.trunc(seed);
  function below(limit: number): number {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }
  return {
    below,
    rarely: (oneIn) => below(oneIn) === 0,
    from: (values) => values[below(values.length)] ?? values[0],
    some: (values, { least, most }) => {
      let wanted = Math.min(values.length, least + below(most - least + 1));
      return values.filter((_value, index) => {
        const isTaken = below(values.length - index) < wanted;
        wanted -= isTaken ? 1 : 0;
        return isTaken;
      });
    },
  };
}

/** A seed of its own for each of many: neighbours must not draw alike. */
export function seedOf(seed: number, number: number): number {
  return Math.imul(seed ^ Math.imul(number + 1, 0x9e_37_79_b1), 0x85_eb_ca_6b) | 0;
}
