import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/**
 * Called by electron-builder when the app is packed and not yet signed. Its own settings know eight fuses; here
 * are all nine, and a tenth in a later Electron fails the packing until somebody has decided it.
 */
export async function afterPack(context: AfterPackContext): Promise<void> {
  await flipFuses(findProgram(context), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  });
}

function findProgram(context: AfterPackContext): string {
  const name = context.packager.appInfo.productFilename;
  const programs: Readonly<Record<string, string>> = {
    darwin: `${name}.app`,
    win32: `${name}.exe`,
    linux: name.toLowerCase(),
  };
  return path.join(context.appOutDir, programs[context.electronPlatformName] ?? name);
}
