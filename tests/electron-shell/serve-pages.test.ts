import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { listPageFiles } from '#host/pages/page-files.ts';
import { answerPageRequest, registerPageScheme } from '#electron-shell/serve-pages.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'renderer/chair'), { recursive: true });
  mkdirSync(join(folder, 'renderer/assets'));
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(folder, 'secret.html'), 'outside');
  writeFileSync(join(folder, 'renderer/chair/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'renderer/assets/chair.js'), 'export {};');
  writeFileSync(join(folder, 'renderer/assets/chair.js.map'), '{}');
  symlinkSync(join(folder, 'secret.html'), join(folder, 'renderer/link.html'));
});

beforeEach(() => {
  electron.reset();
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function ask(url: string, init: RequestInit = {}, initiatorOrigin?: string): Promise<Response> {
  const request = new Request(url, init);
  if (initiatorOrigin !== undefined) {
    Object.defineProperty(request, 'initiatorOrigin', { value: initiatorOrigin });
  }
  return answerPageRequest(listPageFiles(join(folder, 'renderer')), request);
}

describe('the scheme of the pages', () => {
  it('is a secure origin of its own for which nothing is loosened', () => {
    registerPageScheme();
    expect(electron.toldAs('protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
  });

  it('serves a page with its type and the strict policy', async () => {
    const response = await ask('app://stafettrom/chair/index.html');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves what our own page asks for, and nobody else', async () => {
    const own = await ask('app://stafettrom/assets/chair.js', {}, 'app://stafettrom');
    expect(own.status).toBe(200);
    const foreign = await ask('app://stafettrom/assets/chair.js', {}, 'https://example.com');
    expect(foreign.status).toBe(403);
    expect((await ask('app://stafettrom/assets/chair.js', {}, 'null')).status).toBe(403);
  });

  it.each([
    'app://stafettrom/../secret.txt',
    'app://stafettrom/..%2fsecret.html',
    'app://stafettrom/%2e%2e/secret.html',
    'app://stafettrom/chair/..%5c..%5csecret.html',
    'app://stafettrom/chair/%2e%2e%2f%2e%2e%2fsecret.html',
    'app://stafettrom//secret.html',
    'app://stafettrom/link.html',
    'app://stafettrom/assets/chair.js.map',
    'app://stafettrom/chair',
    'app://stafettrom/chair/',
    'app://stafettrom/chair/index.html%00.js',
    'app://elsewhere/chair/index.html',
    'app://stafettrom:8080/chair/index.html',
    'file:///etc/hostname',
    'http://stafettrom/chair/index.html',
  ])('has no file for %s', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    expect((await ask('app://stafettrom/chair/index.html', { method })).status).toBe(403);
  });
});
