import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { note } from './machine.ts';
import type { MessagePortMain } from './processes.ts';

type ContentsMembers =
  | 'setIgnoreMenuShortcuts'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
  | 'isDestroyed'
  | 'forcefullyCrashRenderer'
  | 'id';
let contentsMade = 0;

export class WebContents extends EventEmitter implements Pick<Electron.WebContents, ContentsMembers> {
  readonly id: number;
  readonly ports: {
    readonly channel: string;
    readonly message: unknown;
    readonly ports: readonly MessagePortMain[];
  }[] = [];
  windowOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  destroyed = false;
  constructor() {
    super();
    contentsMade += 1;
    this.id = contentsMade;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  forcefullyCrashRenderer(): void {
    note('contents.forcefullyCrashRenderer', this.id);
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  }
  setIgnoreMenuShortcuts(ignore: boolean): void {
    note('contents.setIgnoreMenuShortcuts', ignore);
  }
  setWebRTCIPHandlingPolicy(policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    note('contents.setWebRTCIPHandlingPolicy', policy);
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.windowOpen = handler;
  }
  postMessage(channel: string, message: unknown, ports: readonly MessagePortMain[] = []): void {
    this.ports.push({ channel, message, ports });
  }
}

type WindowMembers =
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'destroy'
  | 'setBounds'
  | 'setKiosk'
  | 'setAlwaysOnTop'
  | 'setContentProtection'
  | 'setMenuBarVisibility';

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly webContents = new WebContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly steps: string[] = [];
  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    windows.push(this);
    note('new BrowserWindow', options);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.steps.push(`load ${url}`);
    return Promise.resolve();
  }
  show(): void {
    this.steps.push('show');
  }
  hide(): void {
    this.steps.push('hide');
  }
  focus(): void {
    this.steps.push('focus');
  }
  destroy(): void {
    this.webContents.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.steps.push(`bounds ${bounds.x},${bounds.y} ${bounds.width}x${bounds.height}`);
  }
  setKiosk(flag: boolean): void {
    this.steps.push(`kiosk ${flag}`);
  }
  setAlwaysOnTop(flag: boolean, level?: string): void {
    this.steps.push(`on top ${flag} ${level}`);
  }
  setContentProtection(enable: boolean): void {
    this.steps.push(`protected ${enable}`);
  }
  setMenuBarVisibility(visible: boolean): void {
    note('window.setMenuBarVisibility', visible);
  }
}
export const windows: BrowserWindow[] = [];
