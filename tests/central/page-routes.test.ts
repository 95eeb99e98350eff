import fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPageRoutes, findPagePlaces } from '#store/http/page-routes.ts';

const locales = path.resolve(import.meta.dirname, '../../resources/locales');
let folder = '';
let app: FastifyInstance;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'home-pages-'));
  app = fastify({ logger: false, exposeHeadRoutes: false });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

function build(): void {
  mkdirSync(path.join(folder, 'home'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'home/index.html'),
    '<!doctype html><script type="module" src="../assets/index-a1.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets/index-a1.js'), 'export const here = 1;');
  writeFileSync(path.join(folder, 'assets/index-a1.js.map'), '{}');
  writeFileSync(path.join(folder, 'secret.txt'), 'nobody');
}

describe('the pages at home', () => {
  it.each(['/', '/device?user_code=ABCD-EFGH', '/sign-in', '/sign-in/a/b', '/plan/1', '/plan/1/minutes/2'])(
    'are one page at %s, with its files named from the root, and are asked for anew each time',
    async (url) => {
      build();
      addPageRoutes(app, { pages: folder, locales });
      const answer = await app.inject({ url });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('src="/assets/index-a1.js"');
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('run nothing that is written into them, tell nobody where they are, and stand in no frame', async () => {
    build();
    addPageRoutes(app, { pages: folder, locales });
    for (const url of ['/', '/assets/index-a1.js']) {
      const { headers } = await app.inject({ url });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('may be kept for good where the name holds the hash, and come small to who takes that', async () => {
    build();
    addPageRoutes(app, { pages: folder, locales });
    const url = '/assets/index-a1.js';
    const whole = await app.inject({ url });
    expect(whole.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(whole.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(whole.headers['content-encoding']).toBeUndefined();
    const small = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.headers['vary']).toBe('Accept-Encoding');
    expect(gunzipSync(small.rawPayload).toString()).toBe(whole.body);
  });

  it.each(['..%2fsecret.txt', '%2e%2e%2fsecret.txt', 'index-a1.js.map', 'other.js', ''])(
    'give no other file: %s',
    async (name) => {
      build();
      addPageRoutes(app, { pages: folder, locales });
      const answer = await app.inject({ url: `/assets/${name}` });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).not.toContain('nobody');
    },
  );

  it('say calmly in both languages that they are not there, where nobody has built them', async () => {
    addPageRoutes(app, { pages: folder, locales });
    const answer = await app.inject({ url: '/plan/1' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('Sidene er ikke klare');
    expect(answer.body).toContain('Sidene er ikkje klare');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('lie where the build puts them, seen from source and from the bundle', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    for (const from of ['central/http', 'dist/main']) {
      expect(findPagePlaces(path.join(root, from))).toEqual({ pages: path.join(root, 'dist/home'), locales });
    }
    expect(findPagePlaces()).toEqual(findPagePlaces(path.join(root, 'central/http')));
  });
});
