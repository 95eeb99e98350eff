import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { listPageFiles, type PageFile } from '#host/pages/page-files.ts';
import { pageHeaders } from '#host/pages/page-headers.ts';
import { pageHost, pageOrigin, pageScheme } from './page-address.ts';

/** Pages talk through their port alone, so they may connect to nothing but their own files. */
const headers = pageHeaders();

/** Before the app is ready. Nothing of the page policy is loosened for the scheme. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built pages in this session, and nothing else. */
export function servePages(session: Session, folder: string): void {
  const files = listPageFiles(folder);
  session.protocol.handle(pageScheme, (request) => answerPageRequest(files, request));
}

export async function answerPageRequest(
  files: ReadonlyMap<string, PageFile>,
  request: Request,
): Promise<Response> {
  if (request.method !== 'GET' || !isAskedByOurself(request)) {
    return refusePage(403);
  }
  const file = files.get(addressOf(request.url));
  if (file === undefined) {
    return refusePage(404);
  }
  const content = new Uint8Array(await readFile(file.path));
  return new Response(content, { headers: { ...headers, 'Content-Type': file.type } });
}

function refusePage(status: number): Response {
  return new Response(null, { status, headers });
}

// Set by Electron and not by the page; absent when the shell itself opens a window.
function isAskedByOurself(request: Request): boolean {
  return (
    !('initiatorOrigin' in request) ||
    [undefined, pageOrigin].some((origin) => origin === request.initiatorOrigin)
  );
}

function addressOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed?.host === pageHost && parsed.protocol === `${pageScheme}:` ? parsed.pathname : '';
}
