import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeProblem } from '#sync/problems.ts';
import { sendProblem } from './answers.ts';
import { composeMissingPage, type HomeFile, readHomeAssets, readHomePage } from './home-files.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // the style sheet draws its small marks from data
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': ['camera', 'geolocation', 'microphone', 'payment', 'usb']
    .map((name) => `${name}=()`)
    .join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Accept-Encoding',
};

/** Every address that a person may come in by; what lies inside is the page's to tell apart. */
const addresses = ['/', '/device', '/sign-in', '/sign-in/*', '/plan/*'];

export interface PagePlaces {
  /** The built pages: `home/index.html` and `assets`. */
  readonly pages: string;
  readonly locales: string;
}

/** From source this file lies in `central/http`, from the bundle in `dist/main`: the root is two up from both. */
export function findPagePlaces(folder: string = import.meta.dirname): PagePlaces {
  const root = path.resolve(folder, '../..');
  return { pages: path.join(root, 'dist/home'), locales: path.join(root, 'resources/locales') };
}

/** The pages at home. Files carry their hash in their name and may be kept for good; the page itself is asked for anew. */
export function addPageRoutes(app: FastifyInstance, places: PagePlaces = findPagePlaces()): void {
  const assets = readHomeAssets(places.pages);
  const page = readHomePage(places.pages);
  const missing = page === undefined ? composeMissingPage(places.locales) : undefined;
  for (const address of addresses) {
    app.get(address, async (request, reply) => {
      reply.code(missing === undefined ? 200 : 503).header('Cache-Control', 'no-cache');
      await sendFile(request, reply, missing ?? page);
    });
  }
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const file = assets.get(request.params.name);
    if (file !== undefined) reply.header('Cache-Control', 'public, max-age=31536000, immutable');
    await sendFile(request, reply, file);
  });
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: HomeFile | undefined,
): Promise<void> {
  if (file === undefined) return sendProblem(reply, describeProblem('not-found'));
  reply.headers(headers).type(file.type);
  const takesSmall = /\bgzip\b/u.test(request.headers['accept-encoding'] ?? '');
  if (takesSmall) reply.header('Content-Encoding', 'gzip');
  await reply.send(takesSmall ? file.small : file.whole);
}
