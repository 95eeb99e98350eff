import { textToSign } from '#contract/device-proof.ts';

/** The device's own key: made here, never leaves the browser, and not even this page can read it out. */
export interface DeviceKey {
  readonly sign: (nonce: string, secret: string) => Promise<{ key: string; signature: string }>;
}

const database = 'stafettrom';
const shelf = 'keys';
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * The same key for as long as the browser keeps it: a page that comes back is known by it. Only ever asked for over
 * HTTPS, where every browser has what it takes.
 */
export function openDeviceKey(page: Window, origin: string): DeviceKey {
  const { subtle } = page.crypto;
  // Made while the page still connects: the room waits one second for the first word.
  const pair = keepPair(page.indexedDB, subtle);
  pair.catch(() => undefined);
  return {
    sign: async (nonce, secret) => {
      const { privateKey, publicKey } = await pair;
      const text = textToSign({ origin, nonce, secret });
      const bytes = new TextEncoder().encode(text);
      const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
      const key = await subtle.exportKey('raw', publicKey);
      return { key: writeBase64Url(key), signature: writeBase64Url(signature) };
    },
  };
}

async function keepPair(factory: IDBFactory, subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  const opening = factory.open(database, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(shelf));
  const store = await answerOf(opening);
  const kept: unknown = await answerOf(store.transaction(shelf).objectStore(shelf).get(shelf));
  if (isPair(kept)) return kept;
  const made = await subtle.generateKey(curve, false, ['sign', 'verify']);
  await answerOf(store.transaction(shelf, 'readwrite').objectStore(shelf).put(made, shelf));
  return made;
}

function isPair(kept: unknown): kept is CryptoKeyPair {
  if (typeof kept !== 'object' || kept === null) return false;
  const { privateKey, publicKey } = { privateKey: undefined, publicKey: undefined, ...kept };
  return isKey(privateKey) && isKey(publicKey);
}

function isKey(value: unknown): boolean {
  return value instanceof CryptoKey;
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser keeps no key')));
  });
}

function writeBase64Url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCodePoint(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
