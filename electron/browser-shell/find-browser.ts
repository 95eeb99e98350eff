import { delimiter, join } from 'node:path';

export interface FindBrowserNeeds {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const macPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPlaces = [
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

/** A browser of the Chromium family; `$STAFETTROM_CHROMIUM` goes before all others. */
export function findBrowser(needs: FindBrowserNeeds): string | undefined {
  const wanted = needs.environment['STAFETTROM_CHROMIUM'];
  if (wanted !== undefined && wanted !== '') return needs.exists(wanted) ? wanted : undefined;
  return listCandidates(needs).find((path) => needs.exists(path));
}

function listCandidates(needs: FindBrowserNeeds): readonly string[] {
  const { environment } = needs;
  if (needs.platform === 'darwin') return macPlaces;
  if (needs.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => environment[name]);
    const found = roots.filter((root) => root !== undefined);
    return windowsPlaces.flatMap((place) => found.map((root) => `${root}\\${place}`));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}
