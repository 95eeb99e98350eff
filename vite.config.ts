import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const pages = ['big-screen', 'chair', 'minutes', 'interpreter', 'family', 'administrator'];

/** Everything that starts as a process or worker of its own: dist/main/<name>.js for each that exists. */
const processes = [
  'electron/main.ts',
  'electron/serve.ts',
  'electron/host-process.ts',
  'electron/host-utility.ts',
  'electron/speech-process.ts',
  'electron/courier-process.ts',
  'electron/translation-process.ts',
  'electron/host/documents/render-worker.ts',
  'central/central-process.ts',
];

/** Native or very large: they stay packages beside the bundle. */
const packagesBeside = ['electron', 'better-sqlite3', '@napi-rs/keyring', '@electric-sql/pglite'];
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

export default defineConfig({
  root: fromRoot('renderer'),
  base: './',
  plugins: [react()],
  environments: {
    client: {
      build: {
        outDir: fromRoot('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome150',
        // A strict CSP forbids inline scripts and data: fonts, so nothing is inlined and nothing preloaded by script.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: pagesOnDisk() },
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
