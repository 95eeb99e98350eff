import { roomKeySchema } from '#contract/device-proof.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { loopback } from '#browser-shell/page-address.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import { devicePages } from '#host/pages/device-pages.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import type { PinFault, PinnedRoom } from '#wire/pinned-room.ts';
import { connectPinned } from '#wire/pinned-room.ts';
import { startRelay } from '#wire/relay-to-room.ts';

export interface TableNeeds {
  /** The built pages of this program: the room gives none. */
  readonly pages: string;
  readonly room: PinnedRoom;
  /** By the clock of this machine. */
  readonly now: () => number;
  /** Called when the room was there before and is not to be trusted now, or gone. */
  readonly refused: (fault: PinFault) => void;
}

export interface OpenTable {
  /** Of the page where the code is typed; the room's key stands in its fragment. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Pages of our own for a room that browsers cannot trust. Nothing is opened before its key was seen. */
export async function openTable(needs: TableNeeds): Promise<Result<OpenTable, PinFault>> {
  const first = await connectPinned(needs.room, needs.now());
  if (typeof first === 'string') return no(first);
  first.socket.destroy();
  const key = roomKeySchema.parse(first.key);
  const relay = startRelay({ ...needs, room: { ...needs.room, key } });
  const files = devicePages(listPageFiles(needs.pages));
  const server = await startPageServer({
    files,
    port: 0,
    upgrade: (request, socket, head) => relay.upgrade(request, socket, head),
  });
  return yes({
    address: `http://${loopback}:${server.port}/join/index.html#room.${key}`,
    async stop() {
      relay.stop();
      await server.stop();
    },
  });
}
