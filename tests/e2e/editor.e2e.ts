import type { Locator } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import type { PageServer } from '#browser-shell/page-server.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import { richTextSchema, toLines } from '#domain/rich-text.ts';
import { watchContext } from './support/complaints.ts';
import { expect, test } from './support/open-room.ts';

const source = path.join(import.meta.dirname, 'editor');

/** Built as our pages are, and served by the room's own page server with its own policy. */
async function servePage(folder: string): Promise<PageServer> {
  const environment = process.env['NODE_ENV'];
  await build({
    root: source,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome150',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  // Vite says `production` to this whole process, and every store started from it would rightly refuse.
  if (environment === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = environment;
  return startPageServer({ folder, port: 0, upgrade: (_request, socket) => socket.destroy() });
}

/** As from a page with markup, where the clipboard holds both. */
function paste(field: Locator, markup: string, words: string): Promise<void> {
  return field.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', given.markup);
      clipboardData.setData('text/plain', given.words);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { markup, words },
  );
}

test('TipTap writes, makes bold, makes lists and pastes under the policy of our pages', async ({
  browser,
  complaints,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-editor-'));
  const server = await servePage(folder);
  const context = await browser.newContext();
  try {
    await watchContext(context, complaints);
    const page = await context.newPage();
    const answer = await page.goto(`http://127.0.0.1:${server.port}/index.html`);
    expect(answer?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
    const field = page.getByRole('textbox', { name: 'Referat' });
    await field.click({ timeout: 10_000 });
    await page.keyboard.type('Mor leser ');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.type('hver kveld');
    await page.getByRole('button', { name: 'Fet' }).click();
    await expect(field).toBeFocused();
    await page.keyboard.type('.\n');
    await page.getByRole('button', { name: 'Liste' }).click();
    await expect(field).toBeFocused();
    await page.keyboard.type('Ada velger bok\nFar kjører\n\n');
    await paste(field, '<h1 onclick="no()">Slik ble det.</h1>', 'Slik ble det.');
    await expect(field.getByRole('listitem')).toHaveCount(2);
    await expect(field.locator('strong')).toHaveText('hver kveld');

    await page.evaluate(() => document.dispatchEvent(new Event('test-read')));
    const written: unknown = JSON.parse((await page.locator('body').getAttribute('data-written')) ?? '{}');
    const text = richTextSchema.parse({ schema: 1, ...Object(written) });
    expect(toLines(text)).toEqual(['Mor leser hver kveld.', 'Ada velger bok', 'Far kjører', 'Slik ble det.']);
    expect(complaints.lines).toEqual([]);
  } finally {
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('the policy is what stops markup from text, not the kindness of the editor', async ({
  browser,
  complaints,
}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-editor-'));
  const server = await servePage(folder);
  const context = await browser.newContext();
  try {
    await watchContext(context, complaints);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/index.html`);
    const said = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>no</b>';
        return 'drawn';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'broken';
      }
    });
    expect(said).toBe('refused');
    expect(complaints.lines.join('\n')).toContain("requires 'TrustedHTML'");
  } finally {
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
