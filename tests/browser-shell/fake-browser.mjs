#!/usr/bin/env node
// Writes its arguments beside its profile folder, as a browser would fill it, and stays until it is ended.
import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const values = process.argv.slice(2);
const folder = values.find((value) => value.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
writeFileSync(join(folder, 'History'), 'x');
appendFileSync(join(dirname(dirname(dirname(folder))), 'opened.txt'), `${JSON.stringify(values)}\n`);
if (process.env['FAKE_BROWSER_ENDS'] === 'yes') process.exit(0);
setInterval(() => undefined, 1000);
