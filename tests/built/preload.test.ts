import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildOnce, root } from './build-once.ts';

let code = '';

beforeAll(() => {
  buildOnce();
  code = readFileSync(join(root, 'dist/preload/preload.cjs'), 'utf8');
}, 60_000);

type PageWire = {
  readonly send: (text: unknown) => void;
  readonly listen: (onText: (text: string) => void, onBytes: (bytes: ArrayBuffer) => void) => () => void;
};

class FakePort {
  readonly sent: unknown[] = [];
  isStarted = false;
  isClosed = false;
  private listener: ((event: { data: unknown }) => void) | undefined;
  addEventListener(_name: string, listener: (event: { data: unknown }) => void): void {
    this.listener = listener;
  }
  start(): void {
    this.isStarted = true;
  }
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  close(): void {
    this.isClosed = true;
  }
  receive(data: unknown): void {
    this.listener?.({ data });
  }
}

/** No more than a sandboxed preload has, and a throw for everything else. */
function strict(name: string, members: Readonly<Record<string, unknown>>): object {
  return new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target) {
        return Reflect.get(target, key) as unknown;
      }
      throw new Error(`${name}.${key} is not for this preload`);
    },
  });
}

function load() {
  const exposed = new Map<string, unknown>();
  const asked: unknown[][] = [];
  const listeners = new Map<string, (event: object) => void>();
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value),
    }),
    ipcRenderer: strict('ipcRenderer', {
      send: (...words: unknown[]) => void asked.push(words),
      on: (channel: string, listener: (event: object) => void) => void listeners.set(channel, listener),
    }),
  });
  const sandbox = {};
  Object.setPrototypeOf(sandbox, null);
  const context = vm.createContext(sandbox, { codeGeneration: { strings: false, wasm: false } });
  const run = vm.compileFunction(code, ['require', 'module', 'exports'], { parsingContext: context });
  const module = { exports: {} };
  Reflect.apply(run, undefined, [
    (id: string) => {
      if (id !== 'electron') {
        throw new Error(`${id} is not there in a sandbox`);
      }
      return electron;
    },
    module,
    module.exports,
  ]);
  const give = (...ports: FakePort[]): void => listeners.get('stafettrom:port')?.({ ports });
  return { exposed, asked, give, context, wire: readWire(exposed) };
}

function readWire(exposed: ReadonlyMap<string, unknown>): PageWire {
  const wire: unknown = exposed.get('stafettrom');
  if (!isWire(wire)) {
    throw new Error('The page was given no wire.');
  }
  return wire;
}

function isWire(value: unknown): value is PageWire {
  return typeof value === 'object' && value !== null && 'send' in value && 'listen' in value;
}

const deaf = (): void => undefined;

describe('the built preload, with what a sandbox has and code generation off', () => {
  it('gives the page one frozen object with two verbs, and asks nobody for anything', () => {
    const { exposed, asked, wire } = load();
    expect([...exposed.keys()]).toEqual(['stafettrom']);
    expect(Object.keys(wire)).toEqual(['send', 'listen']);
    expect(Object.isFrozen(wire)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('takes along nothing but electron', () => {
    expect([...code.matchAll(/require\((?<name>[^)]*)\)/g)].map((match) => match.groups?.['name'])).toEqual([
      '"electron"',
    ]);
    expect(code).not.toMatch(/\bimport\s*\(|\beval\b|new Function|process\.|\bBuffer\b/);
  });

  it('asks for a port without a word about itself, and says what the page said when the port comes', () => {
    const { asked, give, wire } = load();
    wire.listen(deaf, deaf);
    wire.send('hello');
    expect(asked).toEqual([['stafettrom:ask']]);
    const port = new FakePort();
    give(port);
    wire.send('call');
    expect(port.sent).toEqual(['hello', 'call']);
    expect(port.isStarted).toBe(true);
  });

  it('hands over texts and bytes, and nothing else', () => {
    const { context, give, wire } = load();
    const texts: string[] = [];
    const bytes: number[][] = [];
    wire.listen(
      (text) => void texts.push(text),
      (buffer) => void bytes.push([...new Uint8Array(buffer)]),
    );
    const port = new FakePort();
    give(port);
    port.receive('view');
    port.receive(new Uint8Array([9, 1, 2, 9]).subarray(1, 3));
    port.receive(vm.runInContext('new Uint8Array([3, 4]).buffer', context));
    port.receive({ closed: 4410 });
    port.receive(null);
    expect(texts).toEqual(['view']);
    expect(bytes).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('opens a new wire when the page listens anew, and closes the old one', () => {
    const { asked, give, wire } = load();
    const heard: string[] = [];
    const first = new FakePort();
    wire.listen((text) => void heard.push(`old ${text}`), deaf);
    give(first);
    wire.listen((text) => void heard.push(`new ${text}`), deaf);
    wire.send('hello again');
    const second = new FakePort();
    give(second);
    first.receive('late');
    second.receive('view');
    expect(asked).toHaveLength(2);
    expect(first.isClosed).toBe(true);
    expect(first.sent).toEqual([]);
    expect(second.sent).toEqual(['hello again']);
    expect(heard).toEqual(['new view']);
  });

  it('has one question out at a time while no host answers', () => {
    const { asked, give, wire } = load();
    wire.listen(deaf, deaf)();
    wire.listen(deaf, deaf);
    wire.send('hello');
    expect(asked).toHaveLength(1);
    const port = new FakePort();
    give(port);
    expect(port.sent).toEqual(['hello']);
  });

  it('closes a port that comes when nobody listens any more', () => {
    const { give, wire } = load();
    wire.listen(deaf, deaf)();
    const port = new FakePort();
    give(port);
    expect(port.isClosed).toBe(true);
    expect(() => give()).not.toThrow();
  });

  it.each([1, undefined, null, {}, []])('sends no %j', (thing) => {
    const { wire } = load();
    wire.listen(deaf, deaf);
    expect(() => wire.send(thing)).toThrow('A frame is a text.');
  });
});
