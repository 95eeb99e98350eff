import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { WebSocket } from 'ws';
import { contractVersion } from '#contract/contract-version.ts';
import { textToSign } from '#contract/device-proof.ts';
import type { PageEnd, TestPage } from './test-page.ts';
import { openTestPage } from './test-page.ts';

/** Where a device goes, and whom it trusts. */
export interface DevicePlace {
  /** As the console shows it: https://rom3.test:8443/; or a page of our own program. */
  readonly address: string;
  readonly authority: string;
}

/** A device with a key of its own, as a browser on the network is one. */
export interface TestDevice {
  /** Opens the wire and waits for the nonce. */
  open(place: DevicePlace, change?: WireChange): Promise<OpenDevice>;
  readonly key: string;
}

export interface OpenDevice extends TestPage {
  readonly nonce: string;
  /** Signs and says hello; `signed` replaces what a device would sign. */
  greet(proof: Proof, signed?: { readonly nonce?: string; readonly origin?: string }): void;
  /** Says that it is there; done when the host has read it. */
  beat(touched: boolean): Promise<void>;
}

interface WireChange {
  readonly origin?: string;
  /** Another address of this machine. */
  readonly from?: string;
}

export interface Proof {
  readonly token?: string;
  readonly code?: string;
  readonly credential?: string;
}

export function makeDevice(): TestDevice {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  const key = Buffer.concat(point).toString('base64url');
  return {
    key,
    async open(place, change = {}) {
      const { end, ping } = await openWire(place, change);
      const page = openTestPage(end);
      const { nonce } = await page.next('nonce');
      const { origin } = new URL(place.address);
      return Object.assign(page, {
        nonce,
        beat(touched: boolean) {
          page.end.send(JSON.stringify({ kind: 'presence', touched }));
          return ping();
        },
        greet(proof: Proof, signed: { readonly nonce?: string; readonly origin?: string } = {}) {
          const secret = proof.credential ?? proof.token ?? proof.code ?? '';
          const signature = signWith(privateKey, textToSign({ origin, nonce, secret, ...signed }));
          const hello = { kind: 'hello', contract: contractVersion, ...proof, key, signature };
          page.end.send(JSON.stringify(hello));
        },
      });
    },
  };
}

function signWith(key: KeyObject, text: string): string {
  const pem = createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }));
  return sign('sha256', Buffer.from(text), { key: pem, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** Every name leads to this machine. */
export const toLoopback: LookupFunction = (_name, options, found) => {
  if (options.all === true) found(null, [{ address: '127.0.0.1', family: 4 }]);
  else found(null, '127.0.0.1', 4);
};

/** The end of a WebSocket that a page of this server would open. */
export function openWire(
  place: DevicePlace,
  change: WireChange,
): Promise<{ readonly end: PageEnd; readonly ping: () => Promise<void> }> {
  const url = new URL(place.address);
  // Our own program stands on this machine, and speaks to the room for its pages.
  const scheme = url.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${url.host}/wire`, {
    origin: change.origin ?? url.origin,
    localAddress: change.from ?? '127.0.0.1',
    ca: place.authority,
    lookup: toLoopback,
  });
  return new Promise((resolve, reject) => {
    const early: string[] = [];
    const listeners: ((text: string) => void)[] = [];
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return;
      const text = data.toString();
      if (listeners.length === 0) early.push(text);
      for (const listener of listeners) listener(text);
    });
    socket.on('error', reject);
    const end: PageEnd = {
      send: (text) => socket.send(text),
      sendBytes: (bytes) => socket.send(bytes),
      onText(listener) {
        listeners.push(listener);
        for (const text of early.splice(0)) listener(text);
      },
      onBytes: () => undefined,
      onClose: (listener) => void socket.on('close', listener),
      close: () => socket.close(),
    };
    const ping = (): Promise<void> =>
      new Promise((answered) => {
        socket.once('pong', () => answered());
        socket.ping();
      });
    socket.on('open', () => resolve({ end, ping }));
  });
}
