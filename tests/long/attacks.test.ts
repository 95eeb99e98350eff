import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { X509Certificate, createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findPlaces } from '#doors/places.ts';
import { chromiumArguments, findChromium } from '../../scripts/chromium.ts';
import type { TestAuthority, TestCertificate } from '../fixtures/test-authority.ts';
import { makeAuthority } from '../fixtures/test-authority.ts';
import type { NetworkRoom } from '../room/network-room.ts';
import { layCertificate, openNetworkRoom, roomName } from '../room/network-room.ts';

/**
 * The eight ways of a hostile page, and the two places that it can lie in (research security §2, threats 17-19). Each
 * is code that runs in that page, and says what came of it.
 */
const ways: Readonly<Record<string, (host: string) => string>> = {
  'a simple POST': (host) => `
    const options = { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' };
    return fetch('https://${host}/wire', options).then(() => 'sent', () => 'blocked');`,
  'a form': (host) => `
    document.body.innerHTML = '<iframe name="x"></iframe><form method="POST" target="x" action="https://${host}/wire">';
    document.forms[0].submit();
    await new Promise((resolve) => setTimeout(resolve, 400));
    try { return frames[0].document.body.innerText || 'blocked'; } catch { return 'blocked'; }`,
  'a WebSocket': (host) => `return (${socketCode})('wss://${host}/wire');`,
  'reading by fetch': (host) => `
    const asked = fetch('https://${host}/minutes/index.html', { credentials: 'include' });
    return asked.then((answer) => answer.text(), () => 'blocked');`,
  'a stream of events': (host) => `
    const events = new EventSource('https://${host}/wire');
    return new Promise((resolve) => {
      events.onmessage = (message) => resolve(message.data);
      events.onerror = () => resolve('blocked');
    });`,
  'including as a script': (host) => `
    const script = document.createElement('script');
    script.src = 'https://${host}/minutes/index.html';
    return new Promise((resolve) => {
      script.onload = () => resolve('loaded');
      script.onerror = () => resolve('blocked');
      document.body.append(script);
    });`,
  framing: (host) => `
    document.body.innerHTML = '<iframe src="https://${host}/minutes/index.html"></iframe>';
    await new Promise((resolve) => setTimeout(resolve, 400));
    return 'framed';`,
  'a WebSocket from a sandbox': (host) => `
    const code = "(${socketCode})('wss://${host}/wire').then((said) => parent.postMessage(said, '*'))";
    const frame = document.createElement('iframe');
    frame.sandbox = 'allow-scripts';
    frame.srcdoc = '<script>' + code + '</scr' + 'ipt>';
    return new Promise((resolve) => {
      onmessage = (message) => resolve(message.data);
      document.body.append(frame);
    });`,
};

const socketCode =
  '(to) => new Promise((resolve) => { const socket = new WebSocket(to);' +
  ' socket.onmessage = (message) => resolve(message.data); socket.onclose = () => resolve(`blocked`); })';

async function tryWay(page: Page, way: string, host: string): Promise<string> {
  const code = ways[way]?.(host) ?? '';
  const came = z.string().parse(await page.evaluate(`(async () => { ${code} })()`));
  if (came !== 'framed') return came;
  const [, frame] = page.frames();
  const text = await frame?.content().catch(() => 'blocked');
  return text?.includes('id="page"') === true ? 'framed' : 'blocked';
}

let authority: TestAuthority;
let certificate: TestCertificate;
let trusting: Browser;
let hostile: Server;
let context: BrowserContext;
let room: NetworkRoom;

beforeAll(async () => {
  authority = await makeAuthority();
  certificate = await authority.issue({ names: [roomName, 'evil.test'] });
  const spki = new X509Certificate(certificate.chain).publicKey.export({ type: 'spki', format: 'der' });
  const pin = createHash('sha256').update(spki).digest('base64');
  const executablePath = await findChromium();
  const names = `--host-resolver-rules=MAP ${roomName} 127.0.0.1, MAP evil.test 127.0.0.1`;
  const args = [...chromiumArguments(), names, `--ignore-certificate-errors-spki-list=${pin}`];
  trusting = await chromium.launch({ executablePath, args });
  hostile = createServer({ cert: certificate.chain, key: certificate.key }, (_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<body>hostile</body>');
  });
  hostile.listen(0, '127.0.0.1');
  await once(hostile, 'listening');
});
afterAll(async () => {
  await trusting.close();
  hostile.close();
});

beforeEach(async () => {
  context = await trusting.newContext();
  room = await openNetworkRoom({
    present: ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'],
    certificate: 'none',
    prepared(folder, start) {
      layCertificate(folder, certificate);
      Object.assign(start, { pages: findPlaces().pages });
    },
    settings: { name: roomName },
  });
});
afterEach(() => context.close());

describe('in a real browser', () => {
  it('no hostile page gets through, from another site, another port or a rebound name', async () => {
    const { host, port } = new URL(room.place.address);
    const address = hostile.address();
    const hostilePort = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const through: string[] = [];
    for (const from of ['evil.test', roomName]) {
      for (const way of Object.keys(ways)) {
        const page = await context.newPage();
        await page.goto(`https://${from}:${hostilePort}/`);
        const came = await tryWay(page, way, host);
        // What a browser sends blindly has no effect here: there is no address that a request changes anything at.
        if (came !== 'blocked' && way !== 'a simple POST') through.push(`${from}: ${way}: ${came}`);
        await page.close();
      }
    }
    const rebound = await context.newPage();
    const answer = await rebound.goto(`https://evil.test:${port}/minutes/index.html`).catch(() => null);
    if (answer?.ok() === true) through.push('a rebound name');
    expect(through).toEqual([]);
    expect(room.chair.view().tables).toEqual([]);
  });
});

describe('a browser that does not know the certificate’s authority', () => {
  it('shows no page of the room', async () => {
    const names = `--host-resolver-rules=MAP ${roomName} 127.0.0.1`;
    const executablePath = await findChromium();
    const browser = await chromium.launch({ executablePath, args: [...chromiumArguments(), names] });
    const page = await browser.newPage();
    const { link } = await room.invitation();
    await expect(page.goto(link)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
    await browser.close();
  });
});

describe('three devices', () => {
  it('join by link and by code, are let in by the chair, and lose their page when removed and at a cover', async () => {
    const { chair } = room;
    const byLink = await context.newPage();
    const first = await room.invitation('interpreter');
    await byLink.goto(first.link);
    await chair.until(({ tables }) => tables.some(({ state }) => state === 'waiting'));
    const mark = chair.view().tables[0]?.mark ?? 'none';
    await byLink.getByText(mark).waitFor();
    expect(byLink.url()).not.toContain('#');
    expect(await chair.call('table.admit', { table: first.table })).toBe('yes');
    await byLink.locator('.device-mark').waitFor({ state: 'detached' });

    const otherContext = await trusting.newContext({ locale: 'nn-NO' });
    const byCode = await otherContext.newPage();
    await byCode.goto(room.place.address);
    await byCode.getByRole('textbox').fill('0000-0000');
    await byCode.getByRole('button').click();
    await byCode.getByText('Koden verkar ikkje').waitFor();
    const second = await room.invitation('minute-taker');
    await byCode
      .getByRole('textbox')
      .fill(`${second.code.slice(0, 4).toLowerCase()} ${second.code.slice(4)}`);
    await byCode.getByRole('button').click();
    await byCode.waitForURL(/\/minutes\/index\.html$/u);
    await chair.until(({ tables }) => tables.some(({ state }) => state === 'waiting'));
    expect(await chair.call('table.admit', { table: second.table, participant: 'miljoterapeut' })).toBe(
      'yes',
    );
    await byCode.getByText('Ada').first().waitFor();

    await byCode.reload();
    await byCode.getByText('Ada').first().waitFor();
    expect(await chair.call('table.remove', { table: second.table })).toBe('yes');
    await expect.poll(() => byCode.getByText('Ada').count(), { timeout: 1000 }).toBe(0);

    const family = await (await trusting.newContext()).newPage();
    const third = await room.invitation('family');
    await family.goto(third.link);
    await chair.until(({ tables }) => tables.some(({ state }) => state === 'waiting'));
    expect(await chair.call('table.admit', { table: third.table, participant: 'mor' })).toBe('yes');
    await family.locator('.device-mark').waitFor({ state: 'detached' });
    expect(await chair.call('devices.close', {})).toBe('yes');
    for (const page of [family, byLink]) await page.getByRole('heading').first().waitFor();
    await expect.poll(() => family.getByText('Mor').count(), { timeout: 1000 }).toBe(0);
    await otherContext.close();
  });

  it('cover themselves while the room is gone, and are back by themselves at a new host', async () => {
    const page = await context.newPage();
    const { link, table } = await room.invitation('minute-taker');
    await page.goto(link);
    await room.chair.until(({ tables }) => tables.some(({ state }) => state === 'waiting'));
    await room.chair.call('table.admit', { table, participant: 'miljoterapeut' });
    await page.getByText('Ada').first().waitFor();
    await room.restart();
    await page.locator('.device-lost').waitFor();
    expect(await page.getByText('Ada').first().isVisible()).toBe(false);
    await room.chair.until((view) => view.covered);
    await expect.poll(() => room.chair.isOpen()).toBe(true);
    await room.chair.call('screen.uncover', {});
    await page.locator('.device-lost').waitFor({ state: 'detached' });
    await page.getByText('Ada').first().waitFor();
  });
});
