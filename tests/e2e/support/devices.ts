import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { X509Certificate, createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { TableRole } from '#contract/roles.ts';
import { deliveredCertificate } from '#host/devices/certificates.ts';
import { chromiumArguments, findChromium } from '../../../scripts/chromium.ts';
import type { TestCertificate } from '../../fixtures/test-authority.ts';
import { makeAuthority } from '../../fixtures/test-authority.ts';
import type { Chair } from './chair-steps.ts';
import type { Complaints } from './complaints.ts';
import { watchContext } from './complaints.ts';
import { expect } from './open-room.ts';
import type { Room } from './room.ts';
import { textsOf } from './texts.ts';

/** As the certificate has it; every browser of these tests finds it on this machine. */
export const roomName = 'rom3.test';
const words = textsOf('nb').devices;

/** The address of this machine that the room will list first; a machine without a network has none. */
export function ownAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

export async function layTestCertificate(room: Room): Promise<TestCertificate> {
  const authority = await makeAuthority();
  const certificate = await authority.issue({ names: [roomName] });
  const place = deliveredCertificate(room.dataFolder);
  mkdirSync(path.dirname(place.chain), { recursive: true });
  writeFileSync(place.chain, certificate.chain);
  writeFileSync(place.key, certificate.key);
  return certificate;
}

/**
 * A browser of somebody at the table. What a device trusts is told by the certificate's key
 * (`--ignore-certificate-errors-spki-list`): Chromium's own store of authorities needs a tool that is not everywhere.
 */
export async function startDevices(trusts: TestCertificate): Promise<Browser> {
  const names = `--host-resolver-rules=MAP ${roomName} ${ownAddress() ?? '127.0.0.1'}`;
  const trust = `--ignore-certificate-errors-spki-list=${spkiOf(trusts)}`;
  const executablePath = await findChromium();
  return chromium.launch({ executablePath, args: [...chromiumArguments(), names, trust] });
}

function spkiOf({ chain }: TestCertificate): string {
  const spki = new X509Certificate(chain).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}

export async function openForDevices(chair: Chair): Promise<void> {
  await chair.press(words.open);
  await expect(chair.page.getByRole('button', { name: words.invite.family })).toBeVisible();
}

/** Eight characters, off the console. */
export async function invite(chair: Chair, role: TableRole): Promise<string> {
  const code = chair.page
    .locator('.device-invitation', { hasText: words.invited[role] })
    .locator('.device-code');
  // A console that lost the room for a moment asks nobody by itself: a chair presses once more.
  await expect(async () => {
    await chair.press(words.invite[role]);
    await expect(code).toBeVisible({ timeout: 3000 });
  }).toPass();
  return code.innerText();
}

export async function openDevice(browser: Browser, complaints: Complaints, address: string): Promise<Page> {
  const context = await browser.newContext();
  await watchContext(context, complaints);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Types the code and waits, beside the same four digits that the chair sees. */
export async function askToJoin(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: words.join.code }).fill(code);
  await page.getByRole('button', { name: words.join.ask }).click();
  await expect(page.locator('.device-mark')).toBeVisible();
}
