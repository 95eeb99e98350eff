import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData } from 'ws';
import { WebSocket, WebSocketServer } from 'ws';
import { roomKeyOrigin } from '#contract/device-proof.ts';
import { largestFrameBytes } from '#contract/frames.ts';
import type { PinFault, PinnedConnection, PinnedRoom } from './pinned-room.ts';
import { connectPinned } from './pinned-room.ts';

export interface RelayNeeds {
  readonly room: PinnedRoom;
  readonly now: () => number;
  /** Somebody else answers where the room was, or nobody. */
  readonly refused: (fault: PinFault) => void;
}

/** From pages on this machine to one room, and nowhere else. */
export interface Relay {
  /** Host and Origin were checked by the page server before this. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

const mostPages = 4;
/** Of a side that reads so slowly that this much waits for it. */
const mostWaitingBytes = 8 * 1024 * 1024;

interface State {
  readonly needs: RelayNeeds;
  readonly server: WebSocketServer;
  /** Pages that are not through yet. */
  readonly waiting: Set<Duplex>;
  readonly rooms: Set<WebSocket>;
}

/** Frames go through as they are: what they mean, the page and the room know, and this does not. */
export function startRelay(needs: RelayNeeds): Relay {
  const pages = { noServer: true, maxPayload: largestFrameBytes, perMessageDeflate: false };
  const server = new WebSocketServer(pages);
  const state: State = { needs, server, waiting: new Set(), rooms: new Set() };
  return {
    upgrade(request, socket, head) {
      if (state.waiting.size + state.rooms.size >= mostPages) return turnAway(socket);
      state.waiting.add(socket);
      return void carry(state, request, { socket, head });
    },
    stop() {
      for (const one of [...state.rooms, ...server.clients]) one.terminate();
      for (const socket of state.waiting) socket.destroy();
      server.close();
    },
  };
}

interface Knocking {
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** The page is answered only once the room has been reached: it never waits on a line that leads nowhere. */
async function carry(state: State, request: IncomingMessage, { socket, head }: Knocking): Promise<void> {
  const { needs, server, rooms, waiting } = state;
  const connected = await connectPinned(needs.room, needs.now());
  waiting.delete(socket);
  if (typeof connected === 'string') {
    needs.refused(connected);
    turnAway(socket);
    return;
  }
  // The page went away meanwhile, or this was stopped.
  if (socket.destroyed) {
    connected.socket.destroy();
    return;
  }
  const room = openWire(needs.room, connected);
  rooms.add(room);
  socket.once('close', () => room.terminate());
  room.once('close', () => rooms.delete(room));
  const refuse = (): void => turnAway(socket);
  room.once('error', refuse);
  room.once('open', () => {
    room.off('error', refuse);
    server.handleUpgrade(request, socket, head, (page) => joinBoth(page, room));
  });
}

function openWire({ host, port }: PinnedRoom, { socket, key }: PinnedConnection): WebSocket {
  return new WebSocket(`wss://${port === 443 ? host : `${host}:${port}`}/wire`, {
    createConnection: () => socket,
    origin: roomKeyOrigin(key),
    perMessageDeflate: false,
    followRedirects: false,
    maxPayload: mostWaitingBytes,
  });
}

function joinBoth(page: WebSocket, room: WebSocket): void {
  for (const [from, to] of [
    [page, room],
    [room, page],
  ] as const) {
    from.on('error', () => from.terminate());
    from.on('message', (data, isBinary) => pass(to, data, isBinary));
    from.once('close', (code) => closeLike(to, code));
  }
}

function pass(to: WebSocket, data: RawData, isBinary: boolean): void {
  if (to.readyState !== to.OPEN) return;
  if (to.bufferedAmount > mostWaitingBytes) to.terminate();
  else to.send(data, { binary: isBinary });
}

/** What the room says at the end the page hears; an end without a word stays one. */
function closeLike(to: WebSocket, code: number): void {
  if (code === 1000 || code >= 4000) to.close(code);
  else to.terminate();
}

function turnAway(socket: Duplex): void {
  socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
}
