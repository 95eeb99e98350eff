// PouchDB clients in memory against express-pouchdb on LevelDB: the peer of `stafettrom bench sync`.
// node pouch-clients.mjs CLIENTS WRITES FOLDER: every client writes so many documents and replicates until all have all.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb-core');
for (const plugin of ['adapter-leveldb', 'adapter-memory', 'adapter-http', 'replication', 'mapreduce']) {
  PouchDB.plugin(require(`pouchdb-${plugin}`));
}

const [clients, writes] = process.argv.slice(2, 4).map(Number);
const folder = process.argv[4];
mkdirSync(folder, { recursive: true });

const Server = PouchDB.defaults({ prefix: `${folder}${path.sep}`, adapter: 'leveldb' });
const serve = require('express-pouchdb')(Server, {
  mode: 'minimumForPouchDB',
  configPath: path.join(folder, 'config.json'),
  logPath: path.join(folder, 'log.txt'),
});
const app = express().use('/', serve);
const listening = await new Promise((resolve) => {
  const server = app.listen(0, '127.0.0.1', () => resolve(server));
});
const remote = `http://127.0.0.1:${listening.address().port}/plan`;
await new Server('plan').info();

const text = 'Eira tar nå selv initiativ til lek i friminuttene, og klassen har laget faste roller. '
  .repeat(4)
  .slice(0, 328);
const places = Array.from({ length: clients }, (_, index) => ({
  name: `k${index}`,
  database: new PouchDB(`k${index}`, { adapter: 'memory' }),
  written: 0,
}));

async function work(place) {
  const all = clients * writes;
  for (;;) {
    const batch = Math.min(20, writes - place.written);
    if (batch > 0) {
      const documents = Array.from({ length: batch }, (_, index) => ({
        _id: `${place.name}-${String(place.written + index).padStart(4, '0')}`,
        text,
      }));
      await place.database.bulkDocs(documents);
      place.written += batch;
    }
    await place.database.sync(remote, { batch_size: 200 });
    const { doc_count: count } = await place.database.info();
    if (count >= all) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const began = performance.now();
await Promise.all(places.map(work));
const seconds = (performance.now() - began) / 1000;
process.stdout.write(
  `${JSON.stringify({ clients, writes, seconds, perSecond: (clients * writes) / seconds })}\n`,
);
process.exit(0);
