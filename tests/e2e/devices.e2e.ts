import type { Browser, Locator, Page } from '@playwright/test';
import { openTable } from '#doors/open-table.ts';
import { findPlaces } from '#doors/places.ts';
import { readPinnedRoom } from '#wire/pinned-room.ts';
import type { Chair } from './support/chair-steps.ts';
import { chairOf } from './support/chair-steps.ts';
import type { Complaints } from './support/complaints.ts';
import { receivedBy } from './support/complaints.ts';
import {
  askToJoin,
  invite,
  layTestCertificate,
  openDevice,
  openForDevices,
  ownAddress,
  roomName,
  startDevices,
} from './support/devices.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import type { Room } from './support/room.ts';
import { fill, textsOf } from './support/texts.ts';

const { chair: words, common, devices, family } = textsOf(ada.language);

test.use({ settings: { devices: { port: 0, network: 'Møterom' } } });
test.skip(ownAddress() === undefined, 'This machine is on no network');

const started: (() => Promise<unknown>)[] = [];
test.afterEach(async () => {
  for (const stop of started.splice(0)) await stop();
});

async function begin(room: Room): Promise<Chair> {
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person, by } of ada.here) await chair.enter(person, by ?? 'room');
  await chair.go(ada.goal);
  return chair;
}

async function startBrowser(...given: Parameters<typeof startDevices>): Promise<Browser> {
  const browser = await startDevices(...given);
  started.push(() => browser.close());
  return browser;
}

async function addressOn({ page }: Chair): Promise<string> {
  return page.locator('.device-address').first().innerText();
}

/** What the interpreter reads along with, while the room reads aloud. */
async function markedOn(page: Page): Promise<string> {
  const marked = page.locator('[aria-current="true"][lang], [aria-current="true"] [lang]').first();
  await expect(marked).toBeVisible();
  return marked.innerText();
}

/** Gone within a second, and nothing more is heard of the meeting. */
async function isBlankAtOnce(page: Page, shown: Locator, remove: () => Promise<void>): Promise<void> {
  await remove();
  await expect(shown).toHaveCount(0, { timeout: 1000 });
  const heard = receivedBy(page);
  await page.waitForTimeout(500);
  expect(receivedBy(page)).toBe(heard);
}

/** A device of each kind, let in by the chair. */
async function letInThree(chair: Chair, trusting: Browser, complaints: Complaints): Promise<Three> {
  const address = await addressOn(chair);
  const minutes = await openDevice(trusting, complaints, address);
  await askToJoin(minutes, await invite(chair, 'minute-taker'));
  await chair.admit(ada.minuteTaker);
  const interpreter = await openDevice(trusting, complaints, address);
  await askToJoin(interpreter, await invite(chair, 'interpreter'));
  await chair.press(words.tables.admit);
  const mother = await openDevice(trusting, complaints, address);
  await askToJoin(mother, await invite(chair, 'family'));
  await letInMother(chair);
  await expect(mother.locator('.device-mark')).toHaveCount(0);
  await expect(interpreter.getByText(ada.evaluated)).toBeVisible();
  await expect(minutes.getByText(ada.goal).first()).toBeVisible();
  return { minutes, interpreter, mother };
}

interface Three {
  readonly minutes: Page;
  readonly interpreter: Page;
  readonly mother: Page;
}

async function letInMother(chair: Chair): Promise<void> {
  const as = chair.page.getByRole('combobox', { name: words.tables.admitAs });
  await as.selectOption({ label: 'Mor · Ingrid' });
  await chair.press(words.tables.admit);
}

test('three devices join by code, a stranger gets no page, and one is removed while the room reads', async ({
  room,
  complaints,
  browser,
}) => {
  complaints.expected.push(/WebSocket connection/u);
  const trusting = await layTestCertificate(room).then((certificate) => startBrowser(certificate));
  const chair = await begin(room);
  await openForDevices(chair);
  await expect(chair.page.getByText(fill(devices.network, { network: 'Møterom' }))).toBeVisible();
  const { hostname, port } = new URL(await addressOn(chair));
  expect(hostname).toBe(roomName);
  const refused = await browser.newPage();
  const opening = refused.goto(`https://${ownAddress() ?? ''}:${port}/`);
  await expect(opening).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');

  const { minutes, interpreter, mother } = await letInThree(chair, trusting, complaints);
  const writer = writerOf(minutes, ada.language);
  await writer.section(ada.goal).getByRole('button', { name: common.section.take }).click();
  await expect(writer.section(ada.goal).getByRole('textbox')).toBeFocused();
  await chair.press(words.wall.read);
  const first = await markedOn(interpreter);
  const admitted = fill(words.tables.admitted, { person: ada.minuteTaker });
  const line = chair.page.locator('.table', { hasText: admitted });
  await isBlankAtOnce(minutes, minutes.getByText(ada.goal), () =>
    line.getByRole('button', { name: words.tables.remove }).click(),
  );
  await expect.poll(() => markedOn(interpreter)).not.toBe(first);
  await expect(mother.locator('.device-lost')).toHaveCount(0);
  // What it held in the room is free again.
  const section = writerOf(chair.page, ada.language).section(ada.goal);
  await expect(section.getByRole('button', { name: common.section.take })).toBeVisible();
  await chair.press(devices.close);
  for (const page of [interpreter, mother])
    await expect(page.getByText(ada.goal)).toHaveCount(0, { timeout: 1000 });
});

test(
  'devices cover themselves while the host is gone, are back by themselves, and who was removed stays out',
  { tag: '@long' },
  async ({ room, complaints }) => {
    test.setTimeout(240_000);
    complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
    const trusting = await layTestCertificate(room).then((certificate) => startBrowser(certificate));
    const chair = await begin(room);
    await openForDevices(chair);
    const { minutes, interpreter, mother } = await letInThree(chair, trusting, complaints);
    const line = chair.page.locator('.table', {
      hasText: fill(words.tables.admittedFamily, { person: 'mor' }),
    });
    await line.getByRole('button', { name: words.tables.remove }).click();
    await expect(mother.locator('.device-mark')).toHaveCount(0);
    for (const page of [minutes, interpreter])
      await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));
    room.killHost();
    for (const page of [minutes, interpreter]) {
      await expect(page.getByRole('heading', { name: devices.lost.title })).toBeVisible({ timeout: 5000 });
      await expect(page.getByText(ada.goal).first()).toBeHidden();
    }
    await expect(chair.page.getByText(common.connection.lost)).toHaveCount(0, { timeout: 60_000 });
    for (const page of [minutes, interpreter])
      await expect(page.getByText(ada.evaluated).first()).toBeHidden();
    await chair.press(words.wall.uncover);
    for (const page of [minutes, interpreter]) {
      await expect(page.locator('.device-lost')).toHaveCount(0, { timeout: 60_000 });
      await expect(page.getByText(ada.evaluated).first()).toBeVisible();
      await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes');
    }
    await mother.reload();
    await expect(mother.getByText(ada.goal)).toHaveCount(0);
  },
);

test(
  'a room without a certificate opens no page for browsers, and our own program comes in by its key',
  { tag: '@long' },
  async ({ room, complaints, browser }) => {
    test.setTimeout(240_000);
    complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u, /Failed to load resource/u);
    const chair = await begin(room);
    await openForDevices(chair);
    const [place = '', key = ''] = await chair.page.locator('.device-address').allInnerTexts();
    const refused = await browser.newPage();
    await expect(refused.goto(`https://${place}/`)).rejects.toThrow('ERR_CERT_AUTHORITY_INVALID');
    expect(key).toMatch(/^(?:\w{4}-){6}\w{4}$/u);

    const pinned = readPinnedRoom(place, key);
    if (pinned === undefined) throw new Error('The console shows no key');
    const { pages } = findPlaces();
    const needs = { pages, now: Date.now, refused: () => undefined };
    const wrong = { ...pinned, key: pinned.key.replace(/^./u, (letter) => (letter === 'A' ? 'B' : 'A')) };
    expect(await openTable({ ...needs, room: wrong })).toEqual({ ok: false, refusal: 'other-key' });
    const opened = await openTable({ ...needs, room: pinned });
    if (!opened.ok) throw new Error(opened.refusal);
    started.push(() => opened.value.stop());

    const page = await openDevice(browser, complaints, opened.value.address);
    await expect(page).toHaveURL(/join\/index\.html$/u);
    await askToJoin(page, await invite(chair, 'family'));
    await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/family\/index\.html$/u);
    await letInMother(chair);
    await expect(page.locator('.device-mark')).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(family.waiting.title);
    room.killHost();
    await expect(page.getByRole('heading', { name: devices.lost.title })).toBeVisible({ timeout: 5000 });
    await expect(chair.page.getByText(common.connection.lost)).toHaveCount(0, { timeout: 60_000 });
    await chair.press(words.wall.uncover);
    await expect(page.locator('.device-lost')).toHaveCount(0, { timeout: 60_000 });
    await chair.press(words.tables.remove);
    await expect(page.getByText(family.waiting.title)).toHaveCount(0);
    await expect(page.locator('.device-mark')).toHaveCount(0);
  },
);
