/**
 * What comes from the store is looked at before it is used. zod at this door would more than double what an old
 * phone loads, so these are checks of kinds alone; the compiler holds each to the type of the contract.
 */
export type Check<Value> = (value: unknown) => value is Value;

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

export function isOneOf<const Word extends string>(...words: readonly Word[]): Check<Word> {
  return (value): value is Word => words.some((word) => word === value);
}

export function isListOf<Value>(check: Check<Value>): Check<Value[]> {
  return (value): value is Value[] => Array.isArray(value) && value.every((one) => check(one));
}

/** Absent, or as it should be. */
export function isMaybe<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || check(value);
}

type Checks<Value> = { readonly [Key in keyof Value]-?: Check<Value[Key]> | Check<Value[Key] | undefined> };

/** Every key of the type has its check; keys that this page does not know are let be. */
export function isShapeOf<Value extends object>(checks: Checks<Value>): Check<Value> {
  const wanted = Object.entries<Check<unknown>>(checks);
  return (value): value is Value =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    wanted.every(([key, check]) => check(Reflect.get(value, key)));
}
