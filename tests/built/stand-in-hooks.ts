import { registerHooks } from 'node:module';

const standIn = new URL('../electron-shell/stand-in/electron.ts', import.meta.url).href;

// The built main asks for `electron` by name; here it gets the typed stand-in.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
