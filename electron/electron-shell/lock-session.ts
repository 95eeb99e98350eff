import { session, type Session } from 'electron';

/** The last is for the choice of where sound comes out: names of loudspeakers, and no microphone. */
const allowedPermissions: ReadonlySet<string> = new Set([
  'fullscreen',
  'screen-wake-lock',
  'speaker-selection',
]);

/**
 * The session of both windows: in memory only, so that nothing a page was sent reaches a disk, and closed to
 * everything a page could ask the machine for. Throws if Electron gave us a session that is written down.
 */
export function openLockedSession(name: string): Session {
  const locked = session.fromPartition(name, { cache: false });
  if (locked.isPersistent() || locked.storagePath !== null) {
    throw new Error('The session of the windows would be kept on disk.');
  }
  denyPermissions(locked);
  denyDevices(locked);
  closeNetwork(locked);
  return locked;
}

/** What the browser engine remembers of a meeting, forgotten at its end. */
export async function forgetSession(locked: Session): Promise<void> {
  await Promise.all([locked.clearData(), locked.clearAuthCache(), locked.clearHostResolverCache()]);
  await locked.closeAllConnections();
}

// Both handlers are needed: most interfaces check first and request only when the check says no.
function denyPermissions(locked: Session): void {
  locked.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(allowedPermissions.has(permission));
  });
  locked.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
}

function denyDevices(locked: Session): void {
  locked.setDevicePermissionHandler(() => false);
  locked.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null);
  });
  // Each class that is named stays protected, so no device of any class can be claimed.
  locked.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  locked.setBluetoothPairingHandler((_details, answer) => {
    answer({ confirmed: false });
  });
}

/** Pages are files of ours and talk through their port: no address of any network is theirs to reach. */
const networkAddresses = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*'];
/** What Chromium calls ERR_FAILED: a certificate is never asked for, and none is right. */
const refusedCertificate = -2;

function closeNetwork(locked: Session): void {
  locked.webRequest.onBeforeRequest({ urls: networkAddresses }, (_request, answer) => {
    answer({ cancel: true });
  });
  locked.setCertificateVerifyProc((_request, answer) => {
    answer(refusedCertificate);
  });
  locked.on('will-download', (event) => {
    event.preventDefault();
  });
  locked.setSpellCheckerEnabled(false);
  locked.setSpellCheckerDictionaryDownloadURL('https://invalid.invalid/');
  locked.setSSLConfig({ minVersion: 'tls1.2' });
}
