import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** A store that hangs up as soon as it has answered, before anybody has read. In a process: what it breaks is that. */
const script = `
  import { createServer } from 'node:net';
  import { steadyFetch } from '#host/central/steady-fetch.ts';
  const body = Buffer.alloc(65536, 'a');
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\\\\r\\\\nContent-Length: 65536\\\\r\\\\nConnection: close\\\\r\\\\n\\\\r\\\\n');
      socket.write(body);
      socket.end();
    });
  });
  server.listen(0, '127.0.0.1', async () => {
    const answer = await steadyFetch('http://127.0.0.1:' + server.address().port);
    setTimeout(async () => {
      console.log((await answer.text()).length);
      process.exit(0);
    }, 300);
  });
`.replaceAll('\\\\', '\\');

it('a line that is cut while an answer waits to be read does not end the process', () => {
  const given = ['--input-type=module', '--eval', script];
  const said = execFileSync(process.execPath, given, { cwd: root, encoding: 'utf8' });
  expect(said.trim()).toBe('65536');
});
