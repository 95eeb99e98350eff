/** One answer at a time, kept for as long as everything it was made from is the very same. */
export interface Remembered<Value> {
  made?: { readonly from: readonly unknown[]; readonly value: Value };
}

/** Views ask the same of the same state many times in one refresh; the law is asked once. */
export function remember<Value>(kept: Remembered<Value>, from: readonly unknown[], make: () => Value): Value {
  const { made } = kept;
  const isSame = made?.from.length === from.length && made.from.every((one, index) => one === from[index]);
  if (made !== undefined && isSame) return made.value;
  const value = make();
  kept.made = { from, value };
  return value;
}
