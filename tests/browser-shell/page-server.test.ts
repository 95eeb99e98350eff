import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PageServer } from '#browser-shell/page-server.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import { createTempFolder } from './temp-folder.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const rightUpgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };
let server: PageServer;
let upgrades: number;

function ask(
  path: string,
  more: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, ...more }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode, headers: response.headers, body: '' });
    });
    asked.on('error', reject);
    asked.end();
  });
}

beforeEach(async () => {
  const folder = createTempFolder();
  upgrades = 0;
  mkdirSync(join(folder, 'pages/chair'), { recursive: true });
  mkdirSync(join(folder, 'pages/assets'));
  writeFileSync(join(folder, 'secret.html'), 'SECRET');
  writeFileSync(join(folder, 'pages/chair/index.html'), '<!doctype html><title>x</title>');
  writeFileSync(join(folder, 'pages/assets/a.js'), 'void 0;');
  writeFileSync(join(folder, 'pages/assets/a.js.map'), 'SECRET');
  symlinkSync(join(folder, 'secret.html'), join(folder, 'pages/link.html'));
  server = await startPageServer({
    files: listPageFiles(join(folder, 'pages')),
    port: 0,
    upgrade(_request, socket) {
      upgrades += 1;
      socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    },
  });
});
afterEach(() => server.stop());

describe('the page server', () => {
  it('serves a page under a policy that allows nothing from elsewhere', async () => {
    const { status, headers, body } = await ask('/chair/index.html?x=1');
    expect(status).toBe(200);
    expect(body).toContain('<!doctype html>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    const policy = headers['content-security-policy'];
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*/u);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    '/',
    '/chair',
    '/chair/',
    '/../secret.html',
    '/chair/../../secret.html',
    '/%2e%2e/secret.html',
    '/chair/..%2f..%2fsecret.html',
    String.raw`/..\secret.html`,
    '/link.html',
    '/assets/a.js.map',
    '/__proto__',
    '/chair/index.html%00.js',
  ])('does not serve %s', async (path) => {
    const { status, body, headers } = await ask(path);
    expect(status).toBe(404);
    expect(body).toBe('');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each(['localhost', 'evil.test', '127.0.0.1', '127.0.0.1.evil.test', '[::1]'])(
    'answers nothing to the name %s (threat 18)',
    async (name) => {
      for (const path of ['/chair/index.html', '/health']) {
        const host = name === '127.0.0.1' ? name : `${name}:${server.port}`;
        expect(await ask(path, { headers: { Host: host } })).toMatchObject({ status: 421, body: '' });
      }
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    expect((await ask('/chair/index.html', { method })).status).toBe(405);
  });

  it('answers HEAD and health without content', async () => {
    expect(await ask('/assets/a.js', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await ask('/health')).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    ['another origin', '/wire', 'http://evil.test'],
    ['the same name on another port', '/wire', 'http://127.0.0.1:1'],
    ['no origin that has a name', '/wire', 'null'],
    ['another path', '/other', undefined],
  ])('lets no WebSocket through from %s (threats 17 and 19)', async (_what, path, other) => {
    const origin = other ?? `http://127.0.0.1:${server.port}`;
    const { status } = await ask(path, { headers: { ...rightUpgrade, Origin: origin } });
    expect(status).toBe(403);
    expect(upgrades).toBe(0);
  });

  it('lets no WebSocket through without an origin, and none for another name', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect((await ask('/wire', { headers: rightUpgrade })).status).toBe(403);
    const rebound = { ...rightUpgrade, Origin: origin, Host: `evil.test:${server.port}` };
    expect((await ask('/wire', { headers: rebound })).status).toBe(403);
    expect(upgrades).toBe(0);
    expect((await ask('/wire', { headers: { ...rightUpgrade, Origin: origin } })).status).toBe(101);
    expect(upgrades).toBe(1);
  });

  it('survives what is no HTTP at all', async () => {
    const socket = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => {
      socket.on('error', resolve);
      socket.on('close', resolve);
      socket.on('data', () => undefined);
      socket.end('\u0000\u0001 GET\r\n\r\n');
    });
    expect((await ask('/health')).status).toBe(200);
  });
});
