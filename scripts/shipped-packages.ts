import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

// Which packages come along with the program, read from the lockfile: what the licences page and the SBOM name.

const needsSchema = z.record(z.string(), z.string()).optional();
const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dependencies: needsSchema,
  optionalDependencies: needsSchema,
});
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });

export interface ShippedPackage {
  /** Below the root: "node_modules/a/node_modules/b". */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Developed with, and nevertheless in the pages, in the voice's folder, or around it all. */
const shippedFromDevelopment = [
  '@tiptap/core',
  '@tiptap/pm',
  '@tiptap/starter-kit',
  '@echogarden/espeak-ng-emscripten',
  // Taken along by the bundler for a package that asks whether it is there.
  'supports-color',
];
/** Without what it needs to install itself. */
const shippedAlone = ['electron'];

type Lock = z.infer<typeof lockSchema>['packages'];

export function listShippedPackages(root: string): readonly ShippedPackage[] {
  const { packages } = lockSchema.parse(
    JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  );
  const found = new Set<string>(shippedAlone.map((name) => `node_modules/${name}`));
  const { dependencies, optionalDependencies } = packages[''] ?? {};
  const names = Object.keys({ ...dependencies, ...optionalDependencies });
  for (const name of [...names, ...shippedFromDevelopment])
    walk(packages, findPlace(packages, '', name), found);
  return [...found].toSorted().map((place) => describePackage(packages, place));
}

function walk(packages: Lock, place: string | undefined, found: Set<string>): void {
  if (place === undefined || found.has(place)) return;
  found.add(place);
  const { dependencies, optionalDependencies } = packages[place] ?? {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    walk(packages, findPlace(packages, place, name), found);
  }
}

/** As Node looks for it: in the package's own folder first, then further and further out. */
function findPlace(packages: Lock, from: string, name: string): string | undefined {
  const place = path.posix.join(from, 'node_modules', name);
  if (place in packages) return place;
  if (from === '') return undefined;
  const outside = from.slice(0, from.lastIndexOf('node_modules')).replace(/\/$/, '');
  return findPlace(packages, outside, name);
}

/** Where a package says nothing, or not what it means: read in its own file. */
const readInItsFile: Readonly<Record<string, string>> = { 'png-js': 'MIT', duck: 'BSD-2-Clause' };

function describePackage(packages: Lock, place: string): ShippedPackage {
  const { version = '', license = '' } = packages[place] ?? {};
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return { place, name, version, licence: readInItsFile[name] ?? license };
}

/** What may be joined with a program under GPL-3.0-or-later. */
const compatible: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'GPL-3.0-or-later',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** Data that the program reads from files and that anybody may exchange: it stands beside, and is not joined. */
const asData: Readonly<Record<string, string>> = {
  '@echogarden/espeak-ng-emscripten': 'GPL-3.0',
  'dictionary-nb': 'GPL-2.0',
  'dictionary-nn': 'GPL-2.0',
  'inter-ui': 'OFL-1.1',
};

/** One of those with OR between, all of those with AND. */
export function fitsOurLicence({ name, licence }: Pick<ShippedPackage, 'name' | 'licence'>): boolean {
  if (asData[name] !== undefined && asData[name] === licence) return true;
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => compatible.has(one.trim())));
}

export function isData({ name }: Pick<ShippedPackage, 'name'>): boolean {
  return name in asData;
}
