/** Why a room could not be started at all. */
export type NotStarted = 'port-taken' | 'host-failed';
export type Started<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: { readonly kind: NotStarted } };
