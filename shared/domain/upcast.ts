/**
 * How an old shape becomes the next one. Old facts are never rewritten (design §3): each verb version that
 * is no longer in `bodySchemas` has one entry here, and `tests/fixtures/facts` holds one of every shape.
 */
interface Upcaster {
  readonly to: string;
  readonly body: (old: unknown) => unknown;
}

export const upcasters: Readonly<Record<string, Upcaster>> = {};
