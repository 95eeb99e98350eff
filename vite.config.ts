import react from '@vitejs/plugin-react';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const pages = ['big-screen', 'chair', 'minutes', 'interpreter', 'family', 'join', 'administrator'];

/** Everything that starts as a process or worker of its own: dist/main/<name>.js for each that exists. */
const processes = [
  'electron/main.ts',
  'electron/serve.ts',
  'electron/host-process.ts',
  'electron/host-utility.ts',
  'electron/speech-process.ts',
  'electron/uploads-process.ts',
  'electron/courier-process.ts',
  'electron/translation-process.ts',
  'electron/host/documents/render-worker.ts',
  'electron/host/spelling/spelling-worker.ts',
  'central/central-process.ts',
];

/** Native or very large: they stay packages beside the bundle. */
const packagesBeside = [
  'electron',
  'better-sqlite3',
  '@napi-rs/keyring',
  '@napi-rs/canvas',
  '@electric-sql/pglite',
];
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

function fromRoot(place: string): string {
  return path.resolve(import.meta.dirname, place);
}

function entriesOnDisk(places: readonly string[]): Record<string, string> {
  const present = places.map((place) => fromRoot(place)).filter((place) => existsSync(place));
  return Object.fromEntries(present.map((place) => [path.parse(place).name, place]));
}

function pagesOnDisk(): Record<string, string> {
  const present = pages.filter((page) => existsSync(fromRoot(`renderer/${page}/index.html`)));
  return Object.fromEntries(present.map((page) => [page, fromRoot(`renderer/${page}/index.html`)]));
}

/** pdfkit reads its colour profile as a file beside itself, and every document for the archive needs it. */
function colourProfile(): Plugin {
  const name = 'data/sRGB_IEC61966_2_1.icc';
  return {
    name: 'colour-profile',
    applyToEnvironment: ({ name: environment }) => environment === 'main',
    generateBundle() {
      const source = readFileSync(fromRoot(`node_modules/pdfkit/js/${name}`));
      this.emitFile({ type: 'asset', fileName: name, source });
    },
  };
}

/** What really came into a bundle, for the test that each of it stands in the SBOM and on the licences page. */
function packagesInside(): Plugin {
  return {
    name: 'packages-inside',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? Object.keys(part.modules) : [],
      );
      const names = modules.flatMap(
        (module) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(module)?.[1] ?? [],
      );
      mkdirSync(fromRoot('dist/packages'), { recursive: true });
      const file = fromRoot(`dist/packages/${this.environment.name}.json`);
      writeFileSync(file, JSON.stringify([...new Set(names)].toSorted()));
    },
  };
}

export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  plugins: [react(), colourProfile(), packagesInside()],
  // Their ESM builds call a namespace as a function, which fails once they are bundled.
  resolve: {
    alias: {
      'hunspell-asm': fromRoot('node_modules/hunspell-asm/dist/cjs/index.js'),
      'emscripten-wasm-loader': fromRoot('node_modules/emscripten-wasm-loader/dist/cjs/index.js'),
    },
  },
  environments: {
    client: {
      build: {
        outDir: fromRoot('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome150',
        // A strict CSP forbids inline scripts and data: fonts, so nothing is inlined and nothing preloaded by script.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: pagesOnDisk(),
          // What forbids zod to make code is in one chunk with it, and so runs before any schema is made.
          output: { codeSplitting: { groups: [{ name: 'zod', test: /[\\/]zod/u }] } },
        },
      },
    },
    // Served by the central store to phones of every age, apart from the room's pages, which run in one known engine.
    home: {
      consumer: 'client',
      build: {
        outDir: fromRoot('dist/home'),
        emptyOutDir: true,
        target: ['chrome100', 'firefox104', 'safari15.4'],
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: entriesOnDisk(['renderer/home/index.html']) },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: packagesBeside, conditions: ['node'] },
      // Hunspell's loader, which is CommonJS, asks for it and then needs no file.
      define: { __dirname: 'import.meta.dirname' },
      build: {
        outDir: fromRoot('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: entriesOnDisk(processes),
          external: [...packagesBeside, ...builtins],
          // Chunks lie beside the entries, so import.meta.dirname is dist/main in all of them.
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: fromRoot('dist/preload'),
        emptyOutDir: true,
        target: 'chrome150',
        minify: false,
        rolldownOptions: {
          input: entriesOnDisk(['electron/preload/preload.ts']),
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const rooms = Object.values(builder.environments);
      const withEntries = rooms.filter((room) => hasEntries(room.config.build.rolldownOptions.input));
      await Promise.all(withEntries.map((room) => builder.build(room)));
    },
  },
});

function hasEntries(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length > 0;
}
