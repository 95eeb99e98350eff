import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where everything lies that is started or read by path: from source, and from the bundle in `dist/main`. */
export interface Places {
  /** The folder that holds package.json. */
  readonly root: string;
  readonly resources: string;
  /** The built pages. */
  readonly pages: string;
  readonly hostProcess: string;
  readonly speechProcess: string;
  readonly voice: string;
  readonly uploadsProcess: string;
  /** Fonts and tables of pdf.js, which it reads as files. */
  readonly pdfParts: string;
  readonly documentWorker: string;
  readonly spellingWorker: string;
  /** A folder for each language: data under a licence of its own, beside the program. */
  readonly dictionaries: { readonly nb: string; readonly nn: string };
  readonly centralProcess: string;
  readonly courierProcess: string;
  readonly translationProcess: string;
}

export function findPlaces(folder: string = import.meta.dirname): Places {
  return isBundle(folder) ? placesOfBundle(folder) : placesOfSource(dirname(folder));
}

export function resourcesPath(): string {
  return findPlaces().resources;
}

function isBundle(folder: string): boolean {
  return basename(folder) === 'main' && basename(dirname(folder)) === 'dist';
}

function placesOfSource(root: string): Places {
  return {
    ...sharedPlaces(root),
    hostProcess: join(root, 'electron/host-process.ts'),
    speechProcess: join(root, 'electron/speech-process.ts'),
    uploadsProcess: join(root, 'electron/uploads-process.ts'),
    documentWorker: join(root, 'electron/host/documents/render-worker.ts'),
    spellingWorker: join(root, 'electron/host/spelling/spelling-worker.ts'),
    centralProcess: join(root, 'central/central-process.ts'),
    courierProcess: join(root, 'electron/courier-process.ts'),
    translationProcess: join(root, 'electron/translation-process.ts'),
  };
}

function placesOfBundle(folder: string): Places {
  return {
    ...sharedPlaces(dirname(dirname(folder))),
    hostProcess: join(folder, 'host-process.js'),
    speechProcess: join(folder, 'speech-process.js'),
    uploadsProcess: join(folder, 'uploads-process.js'),
    documentWorker: join(folder, 'render-worker.js'),
    spellingWorker: join(folder, 'spelling-worker.js'),
    centralProcess: join(folder, 'central-process.js'),
    courierProcess: join(folder, 'courier-process.js'),
    translationProcess: join(folder, 'translation-process.js'),
  };
}

type SharedPlaces = Pick<Places, 'root' | 'resources' | 'voice' | 'pdfParts' | 'pages' | 'dictionaries'>;

/** A packaged app keeps resources beside its archive, because children and fonts are read as plain files. */
function sharedPlaces(root: string): SharedPlaces {
  const beside = join(dirname(root), 'resources');
  const inside = join(root, 'resources');
  const isArchive = basename(root) === 'app.asar' && existsSync(beside);
  const resources = isArchive ? beside : inside;
  const voice = join(resources, 'voices/espeak-ng');
  const pdfParts = join(root, 'node_modules/pdfjs-dist');
  const dictionaries = isArchive
    ? { nb: join(resources, 'dictionaries/nb'), nn: join(resources, 'dictionaries/nn') }
    : { nb: join(root, 'node_modules/dictionary-nb'), nn: join(root, 'node_modules/dictionary-nn') };
  return { root, resources, voice, pdfParts, pages: join(root, 'dist/renderer'), dictionaries };
}
