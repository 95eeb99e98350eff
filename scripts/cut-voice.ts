/**
 * Cuts eSpeak NG to what Norwegian needs, into resources/voices/espeak-ng: node scripts/cut-voice.ts
 * The npm package carries every language (24 MB); a room needs eight of its files. English stays because the
 * voice turns to it for foreign words, and without it those are spelled letter by letter.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve('node_modules/@echogarden/espeak-ng-emscripten');
const target = path.resolve('resources/voices/espeak-ng');
const kept = /(?:\/(?:phontab|phonindex|phondata|intonations|no_dict|en_dict)|\/gmq\/nb|\/gmw\/en)$/;
const entry = /\{filename:"([^"]+)",start:(\d+),end:(\d+)\}/g;

function cutVoice(): void {
  const program = readFileSync(path.join(source, 'espeak-ng.js'), 'utf8');
  const data = readFileSync(path.join(source, 'espeak-ng.data'));
  const from = program.lastIndexOf('loadPackage({') + 'loadPackage('.length;
  const to = program.indexOf('})', program.indexOf('remote_package_size:', from)) + 1;
  const files: { filename: string; start: number; end: number }[] = [];
  const parts: Buffer[] = [];
  let size = 0;
  for (const [, filename = '', start, end] of program.slice(from, to).matchAll(entry)) {
    if (!kept.test(filename)) continue;
    const part = data.subarray(Number(start), Number(end));
    files.push({ filename, start: size, end: size + part.length });
    parts.push(part);
    size += part.length;
  }
  if (files.length !== 8) throw new Error(`Expected 8 files of voice data, found ${files.length}`);
  const table = JSON.stringify({ files, remote_package_size: size });
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'espeak-ng.js'), program.slice(0, from) + table + program.slice(to));
  writeFileSync(path.join(target, 'espeak-ng.data'), Buffer.concat(parts));
  writeFileSync(path.join(target, 'package.json'), '{ "type": "module" }\n');
  copyFileSync(path.join(source, 'COPYING'), path.join(target, 'COPYING'));
  process.stdout.write(`${files.length} files, ${size} bytes of data\n`);
}

cutVoice();
