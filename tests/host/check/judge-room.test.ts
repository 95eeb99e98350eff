import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckKind, CheckRow } from '#contract/setup-rows.ts';
import { checkKindSchema, checkNames } from '#contract/setup-rows.ts';
import { readScreens } from '#doors/this-machine.ts';
import { judgeRoom } from '#host/check/judge-room.ts';
import { probeCertificate } from '#host/check/probe-certificate.ts';
import { probeDisk } from '#host/check/probe-disk.ts';
import { probeStore } from '#host/check/probe-store.ts';
import type { Readings } from '#host/check/readings.ts';
import { inWords } from '#language/figures.ts';
import { fill } from '#language/fill-text.ts';
import { splitSentences } from '#language/sentences.ts';
import { languages } from '#renderer/language/languages.ts';

const now = Date.parse('2027-03-09T10:00:00Z');
const day = 24 * 60 * 60_000;
const twoScreens = [
  { name: 'eDP-1', x: 0, y: 0, width: 1366, height: 768 },
  { name: 'HDMI-1', x: 1366, y: 0, width: 1920, height: 1080 },
];

const good: Readings = {
  screens: { found: twoScreens, wall: true },
  sound: { outputs: 2, chosen: { name: 'Skjermen', isHere: true } },
  voices: { nb: 'Talesyntese', nn: 'eSpeak NG' },
  keys: { kind: 'keyring', isLocked: false },
  disk: { freeBytes: 40e9, writeMilliseconds: 4.24 },
  clock: { offsetMilliseconds: -900 },
  certificate: { is: 'good', name: 'rom214.kommune.example', until: now + 90 * day },
  network: { cards: 1 },
  store: { answer: 'reached' },
  printer: { printers: 1 },
  versions: { program: '0.1.0', node: '24.21.0', windows: 'Chromium 156', formats: '2.5' },
  journal: { is: 'none' },
};

type Case = readonly [kind: CheckKind, state: CheckRow['state'], change: Partial<Readings>];

/** Every kind there is, and what was read for it. */
const cases: readonly Case[] = [
  ['screens-ok', 'ok', {}],
  ['screens-wall', 'ok', { screens: { wall: true } }],
  ['screens-one', 'warn', { screens: { found: twoScreens.slice(0, 1), wall: true } }],
  ['screens-mirrored', 'fail', { screens: { found: twoScreens.map((one) => ({ ...one, x: 0 })) } }],
  ['screens-none', 'fail', { screens: { found: [] } }],
  ['screens-unknown', 'warn', { screens: {} }],
  ['screens-no-wall', 'fail', { screens: { found: twoScreens, wall: false } }],
  ['sound-ok', 'ok', {}],
  ['sound-none', 'fail', { sound: { outputs: 0 } }],
  ['sound-gone', 'fail', { sound: { outputs: 2, chosen: { name: 'Skjermen', isHere: false } } }],
  ['sound-unknown', 'warn', { sound: {} }],
  ['voices-ok', 'ok', {}],
  ['voices-silent', 'fail', { voices: { nb: 'eSpeak NG', nn: 'eSpeak NG', silent: true } }],
  ['voices-lost', 'warn', { voices: { nb: 'eSpeak NG', nn: 'eSpeak NG', lost: 'Jon' } }],
  ['voices-faulty', 'warn', { voices: { nb: 'eSpeak NG', nn: 'eSpeak NG', faulty: 'Gammel' } }],
  ['keys-keyring', 'ok', {}],
  ['keys-passphrase', 'ok', { keys: { kind: 'passphrase', isLocked: false } }],
  ['keys-safe-storage', 'ok', { keys: { kind: 'safe-storage', isLocked: false } }],
  ['keys-tryout', 'ok', { keys: { kind: 'tryout', isLocked: false } }],
  ['keys-locked', 'fail', { keys: { kind: 'keyring', isLocked: true } }],
  ['disk-ok', 'ok', {}],
  ['disk-low', 'warn', { disk: { freeBytes: 1.96e9, writeMilliseconds: 4 } }],
  ['disk-full', 'fail', { disk: { freeBytes: 0.4e9, writeMilliseconds: 4 } }],
  ['disk-slow', 'warn', { disk: { freeBytes: 40e9, writeMilliseconds: 180 } }],
  ['disk-refused', 'fail', { disk: { refused: 'EROFS' } }],
  ['clock-ok', 'ok', {}],
  ['clock-drifts', 'warn', { clock: { offsetMilliseconds: 61_000 } }],
  ['clock-off', 'fail', { clock: { offsetMilliseconds: -5 * 60_000 - 1 } }],
  ['clock-unknown', 'warn', { clock: {}, store: { answer: 'away' } }],
  ['clock-alone', 'ok', { clock: {}, store: { answer: 'own' } }],
  ['certificate-ok', 'ok', {}],
  ['certificate-not-set', 'ok', { certificate: { is: 'not-set' } }],
  ['certificate-soon', 'warn', { certificate: { is: 'good', name: 'rom.example', until: now + 13 * day } }],
  ['certificate-expired', 'fail', { certificate: { is: 'expired' } }],
  ['certificate-missing', 'fail', { certificate: { is: 'missing' } }],
  ['certificate-wrong', 'fail', { certificate: { is: 'wrong' } }],
  ['network-ok', 'ok', {}],
  ['network-not-needed', 'ok', { network: { cards: 0 }, store: { answer: 'own' } }],
  ['network-none', 'fail', { network: { cards: 0 } }],
  ['store-ok', 'ok', {}],
  ['store-own', 'ok', { store: { answer: 'own' } }],
  ['store-not-set', 'fail', { store: { answer: 'not-set' } }],
  ['store-away', 'fail', { store: { answer: 'away' } }],
  ['store-strange', 'fail', { store: { answer: 'strange' } }],
  ['printer-ok', 'ok', {}],
  ['printer-none', 'warn', { printer: { printers: 0 } }],
  ['versions-ok', 'ok', {}],
  ['versions-no-browser', 'fail', { versions: { program: '0.1.0', node: '24.21.0', formats: '2.5' } }],
  ['journal-none', 'ok', {}],
  ['journal-ok', 'ok', { journal: { is: 'read', facts: 40, damaged: 0 } }],
  ['journal-in-use', 'ok', { journal: { is: 'in-use' } }],
  ['journal-damaged', 'fail', { journal: { is: 'read', facts: 0, damaged: 1 } }],
  ['journal-locked', 'fail', { journal: { is: 'locked' } }],
];

function judge(change: Partial<Readings>): readonly CheckRow[] {
  return judgeRoom({ ...good, ...change }, now);
}

describe('the room check', () => {
  it('tells of every check once, in one order, and all is well in a room where all is well', () => {
    expect(judge({}).map(({ check }) => check)).toEqual(checkNames);
    expect(judge({}).filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('has a case here for every kind that there is', () => {
    expect(cases.map(([kind]) => kind).toSorted()).toEqual(checkKindSchema.options.toSorted());
  });

  it.each(cases)('says %s, which is %s, in one calm sentence in both languages', (kind, state, change) => {
    const row = judge(change).find((one) => one.kind === kind);
    expect(row?.state).toBe(state);
    for (const language of ['nb', 'nn'] as const) {
      const { says } = languages[language].roomcheck;
      const sentence = fill(says[kind], inWords(row?.values ?? {}, language));
      expect(sentence).toMatch(/^[\p{Lu}\p{N}][^{}!]+\.$/u);
      expect(state === 'ok' || splitSentences(sentence, language).length === 1).toBe(true);
    }
  });

  it('writes numbers and days as people here do', () => {
    const { says } = languages.nn.roomcheck;
    const rows = judge({ disk: { freeBytes: 12.34e9, writeMilliseconds: 4.24 } });
    const tell = (kind: CheckKind): string =>
      fill(says[kind], inWords(rows.find((one) => one.kind === kind)?.values ?? {}, 'nn'));
    expect(tell('disk-ok')).toBe('12,3 GB er ledig. Å lagre tek 4,2 ms.');
    expect(tell('certificate-ok')).toBe('Sertifikatet for rom214.kommune.example gjeld til 7. juni 2027.');
  });
});

describe('what the room check reads', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'room-check-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes to the disk and leaves nothing, and says when it cannot', async () => {
    const elapsed = (): number => performance.now();
    const read = await probeDisk({ folder, elapsed });
    expect('freeBytes' in read && read.freeBytes > 0 && read.writeMilliseconds > 0).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(await probeDisk({ folder: join(folder, 'nowhere'), elapsed })).toEqual({ refused: 'ENOENT' });
  });

  it('knows an address that is none, and one where nobody answers', async () => {
    const clock = (): number => now;
    expect(await probeStore('lager', clock)).toEqual({ answer: 'wrong' });
    expect(await probeStore('http://lager.example', clock)).toEqual({ answer: 'wrong' });
    expect(await probeStore('http://127.0.0.1:9', clock)).toEqual({ answer: 'away' });
  });

  it('asks nothing of a certificate that nobody set up, and says what is missing of one that somebody did', () => {
    const settings = { chain: join(folder, 'chain.pem'), key: join(folder, 'key.pem') };
    const needs = { dataFolder: folder, now };
    expect(probeCertificate({ ...needs, settings: {} })).toEqual({ is: 'not-set' });
    expect(probeCertificate({ ...needs, settings })).toEqual({ is: 'missing' });
    for (const path of Object.values(settings)) writeFileSync(path, 'not a certificate');
    expect(probeCertificate({ ...needs, settings })).toEqual({ is: 'wrong' });
  });

  it('reads the screens of the machine by the names of their plugs', () => {
    const told = [
      'Screen 0: minimum 320 x 200, current 3286 x 1080, maximum 16384 x 16384',
      'eDP-1 connected primary 1366x768+0+0 (normal left inverted right) 309mm x 174mm',
      'HDMI-1 connected 1920x1080+1366+0 (normal left inverted right) 1439mm x 809mm',
      'DP-1 disconnected (normal left inverted right x axis y axis)',
    ].join('\n');
    expect(readScreens(told)).toEqual(twoScreens);
  });
});
