import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { note } from './machine.ts';

export const ipcMain = new EventEmitter();

export class MessagePortMain
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'start' | 'close'>
{
  other: MessagePortMain | undefined;
  isClosed = false;
  start(): void {
    note('port.start');
  }
  postMessage(message: unknown): void {
    this.other?.emit('message', { data: message, ports: [] });
  }
  close(): void {
    this.isClosed = true;
    this.other?.emit('close');
  }
}

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

type ProcessMembers = 'pid' | 'stdout' | 'kill';

export class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, ProcessMembers> {
  readonly path: string;
  readonly args: readonly string[];
  readonly options: Electron.ForkOptions;
  readonly received: { readonly message: unknown; readonly ports: readonly MessagePortMain[] }[] = [];
  pid: number | undefined = 4242;
  readonly stdout: PassThrough | null;
  isKilled = false;
  constructor(path: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    this.path = path;
    this.args = args;
    this.options = options;
    this.stdout = options.stdio?.[1] === 'pipe' ? new PassThrough() : null;
  }
  kill(): boolean {
    this.isKilled = true;
    return true;
  }
  postMessage(message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.received.push({ message, ports });
  }
}

export const forked: UtilityProcess[] = [];
export const utilityProcess = {
  fork(path: string, args: readonly string[] = [], options: Electron.ForkOptions = {}): UtilityProcess {
    const made = new UtilityProcess(path, args, options);
    forked.push(made);
    return made;
  },
};
