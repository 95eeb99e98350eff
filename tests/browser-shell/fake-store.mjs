// Says where it listens, as the central store does, and notes that it was started.
import { appendFileSync } from 'node:fs';

const values = process.argv.slice(2);
const folder = values[values.indexOf('--data') + 1] ?? '';
appendFileSync(`${folder}.txt`, `${process.pid}\n`);
process.stdout.write('starting\n{"level":30}\n{"listening":"http://127.0.0.1:4321","token":"t-1"}\n');
setInterval(() => undefined, 1000);
