import { tmpdir } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openTableWindow } from '#browser-shell/table-window.ts';
import type { PinFault, PinnedRoom } from '#wire/pinned-room.ts';
import { readPinnedRoom } from '#wire/pinned-room.ts';
import { buildPages } from '../build-pages.ts';
import type { OpenTable } from '../open-table.ts';
import { openTable } from '../open-table.ts';
import { findPlaces } from '../places.ts';
import { isRoot, machineBrowser } from '../shell-machine.ts';
import type { Command, CommandIo } from './command-io.ts';

const help = `stafettrom table ADDRESS KEY [--shell browser|none]
stafettrom table LINK [--shell browser|none]

A page of the meeting on this machine, for a room whose certificate no browser knows. The chair's console shows
the room's ADDRESS (10.0.0.7:8443) and KEY (seven groups of four letters), and both as a LINK to photograph.
Only a room with exactly that key is answered; then a page opens, and asks for the code of an invitation.
Nothing is kept on this machine. Ends when the window is closed, or with Control-C.

  --shell none   opens no window and prints the page's address
`;

/** Said to whoever holds the device; whoever looks after the room finds the same in the documents. */
const sentences: Record<PinFault, string> = {
  'no-answer':
    'The room does not answer. Ask the chair whether it is open for devices, and on which network.',
  'not-safe':
    'What answers there does not speak as a room does. Nothing was sent. Look at the address again.',
  'other-key':
    'What answers there has another key than the chair’s console shows. Nothing was sent. Read the key again, and\n' +
    'tell the chair if it still does not fit: this may not be the room.',
  'out-of-date':
    'The room’s key is not valid today. Nothing was sent. See whether this machine’s clock is right.',
};

/** `stafettrom table`: 0 when the window was closed, 1 when the room is not there or not the right one. */
export const runTable: Command = async (values, io) => {
  if (values.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  const asked = readAsked(values);
  if (typeof asked === 'string') {
    io.stderr.write(`${asked}\n\n${help}`);
    return 2;
  }
  const places = findPlaces();
  await buildPages(places, (line) => io.stderr.write(`${line}\n`));
  const tell = (fault: PinFault): void => void io.stderr.write(`${sentences[fault]}\n`);
  const opened = await openTable({
    pages: places.pages,
    room: asked.room,
    now: Date.now,
    refused: once(tell),
  });
  if (opened.ok) return showTable(opened.value, asked.opensWindow, io);
  tell(opened.refusal);
  return 1;
};

interface Asked {
  readonly room: PinnedRoom;
  readonly opensWindow: boolean;
}

function readAsked(values: readonly string[]): Asked | string {
  try {
    const options = { shell: { type: 'string', default: 'browser' } } as const;
    const read = parseArgs({ args: [...values], options, allowPositionals: true });
    const [address = '', ...key] = read.positionals;
    const room = readPinnedRoom(address, key.length === 0 ? undefined : key.join(''));
    const { shell } = read.values;
    if (shell !== 'browser' && shell !== 'none') return 'Not possible: --shell';
    return room === undefined
      ? 'Write the address and the key as the chair’s console shows them'
      : { room, opensWindow: shell === 'browser' };
  } catch (error) {
    return error instanceof Error ? error.message : 'The arguments cannot be read';
  }
}

/** A page tries again by itself: whoever reads the terminal is told once for each change. */
function once(tell: (fault: PinFault) => void): (fault: PinFault) => void {
  let last: PinFault | undefined;
  return (fault) => {
    if (fault !== last) tell(fault);
    last = fault;
  };
}

async function showTable(table: OpenTable, opensWindow: boolean, io: CommandIo): Promise<number> {
  const told = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  const browser = opensWindow ? machineBrowser() : undefined;
  if (browser === undefined) {
    io.stdout.write(`page: ${table.address}\n`);
    await told;
  } else {
    const { address } = table;
    const window = openTableWindow({ browser, address, tempFolder: tmpdir(), isRoot: isRoot() });
    await Promise.race([told, window.closed]);
    window.stop();
    await window.closed;
  }
  await table.stop();
  return 0;
}
