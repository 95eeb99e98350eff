import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { machine, note } from './machine.ts';

type PageHandler = Parameters<Electron.Protocol['handle']>[1];

class Protocol implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  readonly handlers = new Map<string, PageHandler>();
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    note('protocol.registerSchemesAsPrivileged', schemes);
  }
  handle(scheme: string, handler: PageHandler): void {
    note('protocol.handle', scheme);
    this.handlers.set(scheme, handler);
  }
}
export const protocol = new Protocol();

type RequestListener = (
  details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

class WebRequest {
  urls: readonly string[] = [];
  listener: RequestListener | undefined;
  onBeforeRequest({ urls }: Electron.WebRequestFilter, listener: RequestListener): void {
    this.urls = urls;
    this.listener = listener;
  }
}

type Handler<Name extends keyof Electron.Session> = Electron.Session[Name] extends (handler: infer H) => void
  ? H
  : never;
type SessionMembers =
  | 'isPersistent'
  | 'storagePath'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerDictionaryDownloadURL'
  | 'setSSLConfig'
  | 'setCertificateVerifyProc'
  | 'clearData'
  | 'clearAuthCache'
  | 'clearHostResolverCache'
  | 'closeAllConnections';

export class StandInSession extends EventEmitter implements Pick<Electron.Session, SessionMembers> {
  readonly protocol = new Protocol();
  permissionRequest: Handler<'setPermissionRequestHandler'> = null;
  permissionCheck: Handler<'setPermissionCheckHandler'> = null;
  devicePermission: Handler<'setDevicePermissionHandler'> = null;
  usbClasses: Handler<'setUSBProtectedClassesHandler'> = null;
  bluetoothPairing: Handler<'setBluetoothPairingHandler'> = null;
  certificateVerify: Handler<'setCertificateVerifyProc'> = null;
  readonly webRequest = new WebRequest();
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0] = null;
  get storagePath(): string | null {
    return machine.isPersistent ? '/somewhere' : null;
  }
  isPersistent(): boolean {
    return machine.isPersistent;
  }
  setPermissionRequestHandler(handler: Handler<'setPermissionRequestHandler'>): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Handler<'setPermissionCheckHandler'>): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Handler<'setDevicePermissionHandler'>): void {
    this.devicePermission = handler;
  }
  setUSBProtectedClassesHandler(handler: Handler<'setUSBProtectedClassesHandler'>): void {
    this.usbClasses = handler;
  }
  setBluetoothPairingHandler(handler: Handler<'setBluetoothPairingHandler'>): void {
    this.bluetoothPairing = handler;
  }
  setDisplayMediaRequestHandler(
    handler: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0],
  ): void {
    this.displayMedia = handler;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    note('session.setSpellCheckerEnabled', enable);
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    note('session.setSpellCheckerDictionaryDownloadURL', url);
  }
  setCertificateVerifyProc(proc: Handler<'setCertificateVerifyProc'>): void {
    this.certificateVerify = proc;
  }
  setSSLConfig(config: Electron.Config): void {
    note('session.setSSLConfig', config);
  }
  clearData(options?: Electron.ClearDataOptions): Promise<void> {
    note('session.clearData', options);
    return Promise.resolve();
  }
  clearAuthCache(): Promise<void> {
    note('session.clearAuthCache');
    return Promise.resolve();
  }
  clearHostResolverCache(): Promise<void> {
    note('session.clearHostResolverCache');
    return Promise.resolve();
  }
  closeAllConnections(): Promise<void> {
    note('session.closeAllConnections');
    return Promise.resolve();
  }
}

export const sessions: StandInSession[] = [];
export const session = {
  fromPartition(partition: string, options?: Electron.FromPartitionOptions): StandInSession {
    note('session.fromPartition', partition, options);
    const made = new StandInSession();
    sessions.push(made);
    return made;
  },
};
