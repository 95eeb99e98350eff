import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { openUtilityChannel } from '#electron-shell/utility-channel.ts';
import { type PagePort, portConnection } from '#wire/port-connection.ts';
import * as electron from './stand-in/electron.ts';

class ParentPort extends EventEmitter {
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

const waits: (() => void)[] = [];

function open(parent: ParentPort): ReturnType<typeof openUtilityChannel> {
  return openUtilityChannel({
    parent,
    onFault: () => undefined,
    exit: () => undefined,
    after: (_milliseconds, run) => void waits.push(run),
  });
}

describe("the host's side of the channel under Electron", () => {
  it('speaks to the shell and hears it', () => {
    const parent = new ParentPort();
    const channel = open(parent);
    const heard: unknown[] = [];
    channel.onMessage((message, port) => void heard.push(message, port));
    channel.send({ kind: 'ready' });
    parent.emit('message', { data: { kind: 'cover' }, ports: [] });
    expect(parent.sent).toEqual([{ kind: 'ready' }]);
    expect(heard).toEqual([{ kind: 'cover' }, undefined]);
  });

  it('lets its last word leave before it ends', () => {
    const parent = new ParentPort();
    const channel = open(parent);
    const sent = vi.fn<() => void>();
    channel.send({ kind: 'delivered' }, sent);
    expect(parent.sent).toHaveLength(1);
    expect(sent).not.toHaveBeenCalled();
    waits.at(-1)?.();
    expect(sent).toHaveBeenCalledOnce();
  });

  it('gives a port that carries the contract: texts both ways, sound, and an end', () => {
    const parent = new ParentPort();
    const ports: PagePort[] = [];
    open(parent).onMessage((_message, port) => {
      if (port !== undefined) {
        ports.push(port);
      }
    });
    const { port1, port2 } = new electron.MessageChannelMain();
    parent.emit('message', { data: { kind: 'port', role: 'screen' }, ports: [port1] });
    const [port] = ports;
    if (port === undefined) {
      throw new Error('No port came.');
    }
    const start = vi.spyOn(port1, 'start');
    const connection = portConnection(port);
    const texts: string[] = [];
    const ended = vi.fn<() => void>();
    connection.onText((text) => void texts.push(text));
    connection.onClose(ended);
    expect(start).toHaveBeenCalledOnce();

    const atPage: unknown[] = [];
    port2.on('message', (event: { readonly data: unknown }) => void atPage.push(event.data));
    connection.send('welcome');
    connection.sendBytes(new Uint8Array([1, 2]));
    port2.postMessage('hello');
    expect(atPage).toEqual(['welcome', new Uint8Array([1, 2])]);
    expect(texts).toEqual(['hello']);
    port2.close();
    expect(ended).toHaveBeenCalledOnce();
  });
});
