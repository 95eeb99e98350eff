/**
 * Writes what others have made, with the texts of their licences, to resources/licences: node scripts/write-licences.ts
 * To be run again when a dependency changes; tests/guards/licences.test.ts says so.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './shipped-packages.ts';
import { isData, listShippedPackages } from './shipped-packages.ts';

const root = path.resolve(import.meta.dirname, '..');
const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[-.](?:mit|apache|bsd|md|txt|markdown))*$/i;

interface Row {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly kind: 'package' | 'data';
  readonly texts: readonly string[];
}

function read(place: string): string {
  return readFileSync(path.join(root, place), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** Fonts, tables and decoders that pdf.js reads as files. */
function insidePdfjs(): Row[] {
  const pdf = 'node_modules/pdfjs-dist';
  const inside = (name: string, licence: string, ...files: readonly string[]): Row => ({
    name,
    version: 'pdfjs-dist',
    licence,
    kind: 'data',
    texts: files.map((file) => read(`${pdf}/${file}`)),
  });
  return [
    inside('Liberation (fonts)', 'OFL-1.1', 'standard_fonts/LICENSE_LIBERATION'),
    inside('Foxit (fonts)', 'BSD-3-Clause', 'standard_fonts/LICENSE_FOXIT'),
    inside('CMaps', 'BSD-3-Clause', 'cmaps/LICENSE'),
    inside('OpenJPEG', 'BSD-2-Clause', 'wasm/LICENSE_OPENJPEG', 'wasm/LICENSE_PDFJS_OPENJPEG'),
    inside('JBIG2', 'BSD-3-Clause', 'wasm/LICENSE_JBIG2', 'wasm/LICENSE_PDFJS_JBIG2'),
  ];
}

/** Data beside the program, and what lies inside packages under a licence of its own. */
function ownRows(): Row[] {
  return [
    {
      name: 'Stafettrom',
      version: 'this program',
      licence: 'GPL-3.0-or-later',
      kind: 'package',
      texts: [read('LICENSE')],
    },
    {
      name: 'eSpeak NG (voice)',
      version: 'cut to Norwegian',
      licence: 'GPL-3.0-or-later',
      kind: 'data',
      texts: [read('resources/voices/espeak-ng/SOURCE.md'), read('resources/voices/espeak-ng/COPYING')],
    },
    {
      name: 'Noto Sans (font)',
      version: 'in documents',
      licence: 'OFL-1.1',
      kind: 'data',
      texts: [read('resources/fonts/noto-sans/OFL.txt')],
    },
    ...insidePdfjs(),
    {
      name: 'Chromium, Node.js and FFmpeg',
      version: 'in Electron',
      licence: 'BSD-3-Clause AND MIT AND others',
      kind: 'package',
      texts: ['Their licences are long and lie beside the installed program, in LICENSES.chromium.html.'],
    },
  ];
}

function packageRow(shipped: ShippedPackage, all: readonly ShippedPackage[]): Row {
  const { name, version, licence } = shipped;
  const kind = isData(shipped) ? 'data' : 'package';
  return { name, version, licence, kind, texts: textsOf(shipped, all) };
}

function textsOf(shipped: ShippedPackage, all: readonly ShippedPackage[]): readonly string[] {
  const own = filesIn(shipped.place);
  if (shipped.name.startsWith('dictionary-')) return [...own, read('resources/dictionaries/COPYING')];
  if (own.length > 0) return own;
  const family = all.filter(({ name }) => name !== shipped.name && sharesProject(shipped.name, name));
  const other = family.map(({ place }) => filesIn(place)).find((texts) => texts.length > 0);
  if (other !== undefined) return other;
  if (shipped.licence === 'MIT') return [mitOf(shipped)];
  throw new Error(`${shipped.name} has no text of its licence (${shipped.licence})`);
}

function filesIn(place: string): readonly string[] {
  const folder = path.join(root, place);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && licenceFile.test(entry.name),
  );
  return files.map(({ name }) => read(path.posix.join(place, name))).filter((text) => text !== '');
}

/** A part for one platform stands under the licence of what it is a part of. */
function sharesProject(part: string, name: string): boolean {
  const isPart = /-(?:android|darwin|freebsd|linux|win32?)-/.test(part);
  return (
    isPart &&
    part.replace(/-(?:android|darwin|freebsd|linux|win32?)-.*$/, '') ===
      name.replace(/-(?:linux|win)-.*$/, '')
  );
}

/** Named as MIT by those who made it, without the text beside it. */
function mitOf({ name }: ShippedPackage): string {
  return `Copyright (c) the authors of ${name}\n\n${read('scripts/licence-texts/MIT.txt')}`;
}

function writeLicences(): void {
  const shipped = listShippedPackages(root);
  // The same version may lie in two places.
  const all = [...ownRows(), ...shipped.map((one) => packageRow(one, shipped))];
  const rows = [...new Map(all.map((row) => [`${row.name} ${row.version}`, row])).values()];
  const texts = [...new Set(rows.flatMap((row) => row.texts))];
  const places = new Map(texts.map((text, place) => [text, place]));
  const file = {
    rows: rows.map((row) => ({ ...row, texts: row.texts.map((text) => places.get(text)) })),
    texts,
  };
  const folder = path.join(root, 'resources/licences');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'third-party.json'), `${JSON.stringify(file, undefined, 1)}\n`);
  process.stdout.write(`${rows.length} parts, ${texts.length} texts\n`);
}

writeLicences();
