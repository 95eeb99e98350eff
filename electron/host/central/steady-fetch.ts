let loaded: Promise<void> | undefined;

/**
 * Node 24's own `fetch` ends the process when a line is cut while an answer waits to be read (nodejs/undici#5360), where
 * nothing can catch it; the one of undici 8 does not. It is loaded with the first request, not with the room.
 */
export const steadyFetch: typeof globalThis.fetch = async (asked, init) => {
  loaded ??= import('undici').then(({ install }) => install());
  await loaded;
  return globalThis.fetch(asked, init);
};
