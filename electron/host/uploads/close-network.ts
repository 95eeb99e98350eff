import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import dnsPromises from 'node:dns/promises';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';

/** Counts what was tried since it was asked last. */
export type ClosedNetwork = { takeAttempts(): number };

/**
 * Takes every way out of this process away, before any library is loaded: sockets, names, requests and programs.
 * The channel to the host is open already and stays.
 */
export function closeNetwork(): ClosedNetwork {
  let attempts = 0;
  function refuse(): never {
    attempts += 1;
    throw new Error('There is no network here.');
  }
  for (const [holder, names] of waysOut()) {
    for (const name of names) {
      Object.defineProperty(holder, name, { value: refuse, configurable: false, writable: false });
    }
  }
  syncBuiltinESMExports();
  return {
    takeAttempts: () => {
      const taken = attempts;
      attempts = 0;
      return taken;
    },
  };
}

function waysOut(): [object, readonly string[]][] {
  return [
    [net.Socket.prototype, ['connect']],
    [net.Server.prototype, ['listen']],
    [net, ['connect', 'createConnection']],
    [tls, ['connect']],
    [http, ['request', 'get']],
    [https, ['request', 'get']],
    [http2, ['connect']],
    [dgram, ['createSocket']],
    [dgram.Socket.prototype, ['bind', 'connect', 'send']],
    [dns, functionsOf(dns)],
    [dnsPromises, functionsOf(dnsPromises)],
    [childProcess, functionsOf(childProcess)],
    [globalThis, ['fetch', 'WebSocket', 'EventSource']],
  ];
}

function functionsOf(holder: object): string[] {
  return Object.entries(holder)
    .filter(([, value]) => typeof value === 'function')
    .map(([name]) => name);
}
