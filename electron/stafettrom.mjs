#!/usr/bin/env node
// Plain JavaScript, so that an old Node still reads it: SQLite's binary would crash such a Node without a word.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24 || Number(process.versions.napi) < 10) {
  process.stderr.write(
    `Stafettrom needs Node 24 or newer, this is ${process.versions.node}; run it through npm (npm start, npx stafettrom)\n`,
  );
  process.exit(1);
}
// What was compiled once is read back by this process and by every one it starts.
const { enableCompileCache, getCompileCacheDir } = await import('node:module');
enableCompileCache();
process.env.NODE_COMPILE_CACHE ??= getCompileCacheDir();
await import('./cli.ts');
