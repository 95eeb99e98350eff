import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDocumentReader, type UploadsProcess } from '#host/uploads/document-reader.ts';
import { fromUploadsSchema, type FromUploads, type ToUploads } from '#host/uploads/upload-messages.ts';
import { openPortUploads, type UploadsAsk } from '#host/uploads/port-uploads.ts';
import { onePage } from '../../fixtures/hostile/pdf.ts';
import { pngWith } from '../../fixtures/hostile/pictures.ts';

const entry = resolve('electron/uploads-process.ts');
const parts = resolve('node_modules/pdfjs-dist');

/** A process that does what a test tells it to. */
class FakeProcess implements UploadsProcess {
  readonly asked: ToUploads[] = [];
  isKilled = false;
  hear: (message: unknown) => void = () => undefined;
  exit: () => void = () => undefined;
  send(message: ToUploads): void {
    this.asked.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.hear = listener;
  }
  onExit(listener: () => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.isKilled = true;
  }
  answer(opened: object = { kind: 'drawn', mediaType: 'image/png', pages: 1 }): void {
    const id = this.asked.at(-1)?.id;
    this.hear({ kind: 'opened', id, attempts: 0, opened });
  }
}

function openFake() {
  const made: FakeProcess[] = [];
  const timers: { milliseconds: number; run: () => void }[] = [];
  const events: string[] = [];
  const reader = createDocumentReader({
    launch: () => {
      const process = new FakeProcess();
      made.push(process);
      return process;
    },
    after: (milliseconds, run) => {
      const timer = { milliseconds, run };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
    log: { note: (event) => void events.push(event) },
  });
  return { reader, made, timers, events };
}

function settle(): Promise<void> {
  return new Promise((done) => void setImmediate(done));
}

async function ready(process: FakeProcess | undefined): Promise<FakeProcess> {
  if (process === undefined) throw new Error('No process was started.');
  process.hear({ kind: 'ready' } satisfies FromUploads);
  await settle();
  return process;
}

const [first, second] = [new Uint8Array([1]), new Uint8Array([2])];
const drawn = { ok: true, value: { kind: 'drawn', mediaType: 'image/png', pages: 1 } };

describe('the reader of documents', () => {
  it('gives a document five seconds; then its process is killed and the next one has a new one', async () => {
    const { reader, made, timers, events } = openFake();
    const [slow, next] = [reader.open(first), reader.open(second)];
    await settle();
    const held = await ready(made[0]);
    expect(held.asked).toHaveLength(1);
    const deadline = timers.find(({ milliseconds }) => milliseconds === 5000);
    deadline?.run();
    expect(held.isKilled).toBe(true);
    expect(await slow).toEqual({ ok: false, refusal: { kind: 'document-too-slow' } });
    await settle();
    (await ready(made[1])).answer();
    expect(await next).toEqual(drawn);
    expect(events).toEqual(['document-process-ended']);
  });

  it('calls a document that takes its process down damaged, and loses nothing else', async () => {
    const { reader, made } = openFake();
    const broken = reader.open(first);
    await settle();
    (await ready(made[0])).exit();
    expect(await broken).toEqual({ ok: false, refusal: { kind: 'document-damaged' } });
    const next = reader.open(second);
    await settle();
    (await ready(made[1])).answer();
    expect(await next).toEqual(drawn);
  });

  it.each([
    ['nonsense', { kind: 'written', mediaType: 'a', blocks: [{ kind: 'html', text: '<b>' }] }],
    ['a picture that is no WebP', writtenPicture(pngWith([]))],
    ['61 pages', { kind: 'drawn', mediaType: 'application/pdf', pages: 61 }],
  ])('believes its process in nothing: %s ends it', async (_name, opened) => {
    const { reader, made } = openFake();
    const answer = reader.open(first);
    await settle();
    const process = await ready(made[0]);
    process.answer(opened);
    expect(await answer).toEqual({ ok: false, refusal: { kind: 'document-damaged' } });
    expect(process.isKilled).toBe(true);
  });

  it('cleans what its process says once more', async () => {
    const { reader, made } = openFake();
    const answer = reader.open(first);
    await settle();
    const text = 'Bil\u202Egnp\u0000\u200B';
    (await ready(made[0])).answer({ kind: 'written', mediaType: 'a', blocks: [{ kind: 'text', text }] });
    expect(await answer).toMatchObject({ value: { blocks: [{ text: 'Bilgnp' }] } });
  });

  it('sends a document once, and again when another one was read between', async () => {
    const { reader, made } = openFake();
    let last: Promise<unknown> = Promise.resolve();
    for (const [turn, bytes] of [first, first, second, first].entries()) {
      last = reader.open(bytes);
      await settle();
      const process = turn === 0 ? await ready(made[0]) : made[0];
      process?.answer();
      expect(await last).toEqual(drawn);
    }
    expect(made[0]?.asked.map(({ bytes }) => bytes !== undefined)).toEqual([true, false, true, true]);
  });

  it('forgets the document after a minute without a page, and says so when no process can be had', async () => {
    const { reader, made, timers } = openFake();
    const opened = reader.open(first);
    await settle();
    (await ready(made[0])).answer();
    await opened;
    timers.find(({ milliseconds }) => milliseconds === 60_000)?.run();
    expect(made[0]?.isKilled).toBe(true);
    const next = reader.open(first);
    await settle();
    made[1]?.exit();
    await settle();
    made[2]?.exit();
    expect(await next).toEqual({ ok: false, refusal: { kind: 'document-reader-away' } });
    await reader.stop();
    expect(await reader.open(first)).toEqual({ ok: false, refusal: { kind: 'document-reader-away' } });
  });
});

function writtenPicture(bytes: Uint8Array): object {
  const picture = { bytes, width: 1, height: 1, text: '' };
  return { kind: 'written', mediaType: 'a', blocks: [{ kind: 'picture', picture }] };
}

describe('the process that opens documents', () => {
  it('has no way out: no socket, no name, no request, no program', async () => {
    let calls = 0;
    const server = createServer(() => void (calls += 1)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const child = fork(resolve(import.meta.dirname, 'reach-out.ts'), [`${port}`], { execArgv: [] });
    const heard: unknown[] = [];
    child.on('message', (message) => void heard.push(message));
    await once(child, 'exit');
    expect(heard).toEqual([{ ways: 10, refused: 10, attempts: 10 }]);
    expect(calls).toBe(0);
    server.close();
  });

  it('waits for its port under Electron, draws over it, and ends when it closes', async () => {
    const standIn = pathToFileURL(resolve('tests/host/speech/stand-in-parent-port.ts')).href;
    const asElectron = pathToFileURL(resolve(import.meta.dirname, 'as-electron.ts')).href;
    const execArgv = ['--import', standIn, '--import', asElectron];
    const child = fork(entry, [parts], { serialization: 'advanced', stdio: 'ignore', execArgv });
    const heard: FromUploads[] = [];
    child.on('message', (message) => void heard.push(fromUploadsSchema.parse(message)));
    await once(child, 'message');
    const box = { width: 400, height: 300 };
    const bytes = new Uint8Array(onePage());
    child.send({ kind: 'draw', id: 7, document: 'a', bytes, page: 0, box } satisfies ToUploads);
    await once(child, 'message');
    expect(heard).toMatchObject([
      { kind: 'ready' },
      { kind: 'drawn', id: 7, attempts: 0, page: { width: 212, height: 300, text: 'Dagtavle' } },
    ]);
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  });

  it('is asked of the shell where the host can start none, and ended by it', () => {
    const asked: UploadsAsk[] = [];
    const { launch } = openPortUploads((message) => void asked.push(message));
    launch().kill();
    expect(asked).toEqual([{ kind: 'need-uploads', request: 1 }, { kind: 'end-uploads' }]);
  });
});
