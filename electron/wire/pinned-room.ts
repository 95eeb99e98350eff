import type { TLSSocket } from 'node:tls';
import { connect } from 'node:tls';
import { readRoomKey } from '#contract/device-proof.ts';
import { roomKeyOf } from './room-key.ts';

/** A room that is known by its key alone, as its console shows it. */
export interface PinnedRoom {
  readonly host: string;
  readonly port: number;
  /** Letters of the SHA-256 of its public key: all of them, or as many as were typed. */
  readonly key: string;
}

/** Why nothing was said to what answers there. */
export type PinFault = 'no-answer' | 'not-safe' | 'other-key' | 'out-of-date';

export interface PinnedConnection {
  readonly socket: TLSSocket;
  /** Whole, read off the certificate that was checked. */
  readonly key: string;
}

const scheme = 'stafettrom-table:';
const patienceMilliseconds = 5000;

/** What the room draws to be photographed. No browser opens it, so nobody is led past a warning. */
export function writeRoomLink({ place, key }: { readonly place: string; readonly key: string }): string {
  return `${scheme}${place}/${key}`;
}

/** A link that was photographed, or address and key as they were typed. */
export function readPinnedRoom(address: string, key?: string): PinnedRoom | undefined {
  const isLink = address.startsWith(scheme);
  const [place = '', inLink = ''] = isLink ? address.slice(scheme.length).split('/') : [address];
  const letters = readRoomKey(key ?? inLink);
  const url = URL.parse(`https://${place.replace(/^https:\/\//u, '')}`);
  if (letters === undefined || url === null || !isPlain(url)) return undefined;
  return { host: url.hostname, port: url.port === '' ? 443 : Number(url.port), key: letters };
}

/** A name and a port, and nothing that would be asked for there. */
function isPlain(url: URL): boolean {
  return url.username === '' && url.pathname === '/' && url.search === '' && url.hash === '';
}

/**
 * TLS to exactly this room, or nothing: the key is compared before a byte of ours is written. No authority is asked, as
 * none knows the room; so everything that Node would have checked for one is checked here.
 */
export function connectPinned(room: PinnedRoom, now: number): Promise<PinnedConnection | PinFault> {
  const { promise, resolve } = Promise.withResolvers<PinnedConnection | PinFault>();
  const { host, port } = room;
  const socket = connect({ host, port, minVersion: 'TLSv1.3', rejectUnauthorized: false });
  const fail = (fault: PinFault): void => {
    socket.destroy();
    resolve(fault);
  };
  socket.setTimeout(patienceMilliseconds, () => fail('no-answer'));
  socket.on('error', (error: Error) => fail(isOfTls(error) ? 'not-safe' : 'no-answer'));
  socket.once('secureConnect', () => {
    const key = keyThatFits(socket, room, now);
    if (typeof key !== 'string') return fail(key.fault);
    socket.setTimeout(0);
    return resolve({ socket, key });
  });
  return promise;
}

function keyThatFits(
  socket: TLSSocket,
  room: PinnedRoom,
  now: number,
): string | { readonly fault: PinFault } {
  // Asked for once: a second time Node has none.
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined || socket.getProtocol() !== 'TLSv1.3') return { fault: 'not-safe' };
  const key = roomKeyOf(certificate);
  if (!key.startsWith(room.key)) return { fault: 'other-key' };
  const { validFromDate, validToDate } = certificate;
  const isToday = validFromDate.getTime() <= now && now <= validToDate.getTime();
  return isToday ? key : { fault: 'out-of-date' };
}

/** An older TLS, or something else that listens there. */
function isOfTls(error: Error): boolean {
  return 'code' in error && /^(?:ERR_SSL|EPROTO)/u.test(String(error.code));
}
