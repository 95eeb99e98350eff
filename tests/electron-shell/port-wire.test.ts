import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { WindowRole } from '#electron-shell/page-address.ts';
import { openPortWire, type PortWire } from '#electron-shell/port-wire.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

type Given = { readonly role: WindowRole; readonly port: unknown };

let given: Given[] = [];
let refusals = 0;
let isHostUp = true;
let wire: PortWire;
let contents: electron.WebContents;

beforeEach(() => {
  electron.reset();
  given = [];
  refusals = 0;
  isHostUp = true;
  contents = new electron.WebContents();
  wire = openPortWire({
    roleOf: (asking) => (Object.is(asking, contents) ? 'screen' : undefined),
    giveHost: (role, port) => {
      if (isHostUp) {
        given.push({ role, port });
      }
      return isHostUp;
    },
    noteRefusal: () => {
      refusals += 1;
    },
  });
});

const ourFrame = { parent: null, origin: 'app://stafettrom' };

function ask(event: object, ...more: readonly unknown[]): void {
  electron.ipcMain.emit('stafettrom:ask', event, ...more);
}

describe('the wire between a window and the host', () => {
  it('has one end in the page and the other in the host, with the role that the shell knows', () => {
    ask({ sender: contents, senderFrame: ourFrame });
    expect(given.map((gift) => gift.role)).toEqual(['screen']);
    const sent = contents.ports[0];
    expect(sent?.channel).toBe('stafettrom:port');
    expect(sent?.message).toBeNull();
    expect(sent?.ports[0]?.other).toBe(given[0]?.port);
    expect(refusals).toBe(0);
  });

  it.each([
    ['a frame that is gone', { senderFrame: null }],
    ['a frame inside the page', { senderFrame: { ...ourFrame, parent: {} } }],
    ['a foreign origin', { senderFrame: { parent: null, origin: 'https://stafettrom' } }],
    [
      'an origin that only begins like ours',
      { senderFrame: { parent: null, origin: 'app://stafettrom.example' } },
    ],
    ['an opaque origin', { senderFrame: { parent: null, origin: 'null' } }],
    ['a window that the shell did not open', { senderFrame: ourFrame, sender: new electron.WebContents() }],
  ])('is refused to %s', (_who, event) => {
    ask({ sender: contents, ...event });
    expect(given).toEqual([]);
    expect(contents.ports).toEqual([]);
    expect(refusals).toBe(1);
  });

  it('is refused to a page that says who it is', () => {
    ask({ sender: contents, senderFrame: ourFrame }, 'chair');
    expect(given).toEqual([]);
    expect(refusals).toBe(1);
  });

  it('comes when the host is up, to a page that asked while it was not', () => {
    isHostUp = false;
    ask({ sender: contents, senderFrame: ourFrame });
    expect(contents.ports).toEqual([]);
    isHostUp = true;
    wire.hostIsUp();
    wire.hostIsUp();
    expect(contents.ports).toHaveLength(1);
    expect(given).toHaveLength(1);
  });

  it('is not pressed on a page that did not ask again, nor on one that is gone', () => {
    ask({ sender: contents, senderFrame: ourFrame });
    wire.hostIsUp();
    expect(contents.ports).toHaveLength(1);
    isHostUp = false;
    ask({ sender: contents, senderFrame: ourFrame });
    isHostUp = true;
    contents.destroyed = true;
    wire.hostIsUp();
    expect(contents.ports).toHaveLength(1);
  });

  it('answers nobody after the end', () => {
    wire.stop();
    ask({ sender: contents, senderFrame: ourFrame });
    expect(given).toEqual([]);
  });
});
