/** Loaded before the speech process: gives it the parent that Electron would, with the fork's channel behind it. */
import { EventEmitter } from 'node:events';
import process from 'node:process';

class StandInPort extends EventEmitter {
  private early: unknown[] | undefined = [];
  /** As Electron's ports do, it keeps what comes before it is started. */
  start(): void {
    const waiting = this.early ?? [];
    this.early = undefined;
    for (const data of waiting) this.take(data);
  }
  take(data: unknown): void {
    if (this.early === undefined) this.emit('message', { data, ports: [] });
    else this.early.push(data);
  }
  postMessage(message: unknown): void {
    process.send?.(message);
  }
  close(): void {
    process.disconnect();
  }
}

const port = new StandInPort();
const parentPort = new EventEmitter();
parentPort.once('newListener', () => {
  setImmediate(() => parentPort.emit('message', { data: { kind: 'speech-port' }, ports: [port] }));
});
process.on('message', (data) => port.take(data));
process.on('disconnect', () => void port.emit('close'));
Object.defineProperty(process, 'parentPort', { enumerable: true, value: parentPort });
