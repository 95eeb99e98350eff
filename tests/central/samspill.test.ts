import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashText } from '#store/database/hash.ts';
import { type ExchangeFile, exchangeFileSchema } from '#store/samspill/exchange-file.ts';
import { openExchangeFile, writeExchange } from '#store/samspill/file-port.ts';
import type { SamspillPort } from '#store/samspill/samspill-port.ts';
import { writeBack, writeBackPlan } from '#store/samspill/write-back.ts';
import { createFakeSamspill } from '../fakes/fake-samspill.ts';
import { openPgliteStore } from './tryout-store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-samspill-'));
const root = path.resolve(import.meta.dirname, '../..');
afterAll(() => rmSync(folder, { recursive: true }));

const dates = fc.constantFrom('2026-01-05', '2026-03-17', '2026-11-22');
const texts = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('Bra', 'Bra\n\nog fint', ''),
);
const evaluations = fc.array(fc.record({ date: dates, text: texts }), { maxLength: 6 });

describe('writing back', () => {
  it('leaves the text as it is, letter by letter, with every evaluation under it, however often it is done', () => {
    fc.assert(
      fc.property(texts, evaluations, evaluations, (text, first, more) => {
        const once = writeBack({ text, hash: hashText(text) }, first);
        expect(once.ok && once.value.startsWith(text)).toBe(true);
        if (!once.ok) return;
        for (const one of first) expect(once.value).toContain(one.text);
        const read = { text: once.value, hash: hashText(once.value) };
        expect(writeBack(read, first)).toEqual(once);
        const twice = writeBack(read, [...first, ...more]);
        expect(twice.ok && twice.value.startsWith(once.value)).toBe(true);
      }),
    );
  });

  it('writes nothing under a text that is not the one that was read', () => {
    fc.assert(
      fc.property(texts, texts, evaluations, (read, now, written) => {
        fc.pre(read !== now);
        expect(writeBack({ text: now, hash: hashText(read) }, written)).toEqual({
          ok: false,
          refusal: 'changed-there',
        });
      }),
    );
  });

  it('puts the oldest first, under its day', () => {
    const written = writeBack({ text: 'Lese høyt', hash: hashText('Lese høyt') }, [
      { date: '2026-11-22', text: 'Går bra' },
      { date: '2026-09-01', text: 'Har begynt' },
    ]);
    expect(written).toEqual({
      ok: true,
      value: 'Lese høyt\n\n01.09.2026: Har begynt\n\n22.11.2026: Går bra',
    });
  });
});

const written = [
  { activity: 'lesing', date: '2026-11-22', text: 'Går bra' },
  { activity: 'turn', date: '2026-11-22', text: 'Trives' },
  { activity: 'borte', date: '2026-11-22', text: 'Ukjent der' },
];
const fields = [
  { activity: 'lesing', text: 'Lese høyt', hash: hashText('Lese høyt') },
  { activity: 'turn', text: 'Turn hver tirsdag', hash: hashText('Turn hver onsdag') },
  { activity: 'ro', text: 'Pauser', hash: hashText('Pauser') },
];
const ports: [string, () => SamspillPort][] = [
  ['the file', openFile],
  ['the double', () => createFakeSamspill(new Map([['ada', fields]]))],
];

function openFile(): SamspillPort {
  const file = path.join(folder, 'ada.samspill.json');
  writeExchange(file, { format: 1, kind: 'samspill-exchange', plan: 'ada', fields });
  return openExchangeFile(file);
}

describe.each(ports)('a plan written back by %s', (_name, open) => {
  it('has each field for itself: what was changed there holds up no other, and is told', async () => {
    const port = open();
    const outcomes = await writeBackPlan(port, { plan: 'ada', evaluations: written });
    expect(Object.fromEntries(outcomes)).toEqual({
      lesing: 'written',
      turn: 'changed-there',
      ro: 'nothing-new',
      borte: 'not-there',
    });
    const after = await port.readFields('ada');
    expect(after.map(({ text }) => text)).toEqual([
      'Lese høyt\n\n22.11.2026: Går bra',
      'Turn hver tirsdag',
      'Pauser',
    ]);
    const again = await writeBackPlan(port, { plan: 'ada', evaluations: written });
    expect(again.get('lesing')).toBe('nothing-new');
  });

  it('refuses what comes while somebody else writes', async () => {
    const port = open();
    const late = { activity: 'lesing', ifHash: hashText('noe eldre'), text: 'x' };
    expect(await port.writeField('ada', late)).toBe('changed-there');
    expect((await port.readFields('ada'))[0]?.text).toBe('Lese høyt');
  });
});

it('the command writes the file of a plan, and puts under it only what is new and where nobody has been', async () => {
  const store = await openPgliteStore();
  await store.central.stop();
  const file = path.join(folder, 'ut.samspill.json');
  const run = (what: string): unknown => {
    const given = ['samspill', what, '--data', store.folder, '--plan', 'ada', file];
    const done = spawnSync(process.execPath, ['central/central-process.ts', ...given], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(done.stderr).not.toContain('Error');
    return JSON.parse(done.stdout);
  };
  const { exported, leftOut } = z.object({ exported: z.number(), leftOut: z.number() }).parse(run('export'));
  const made = readExchange(file);
  expect([made.fields.length, exported > 3, leftOut > 0]).toEqual([exported, true, true]);
  const [first, second] = made.fields.filter(({ text }) => text.includes('\n\n'));
  if (first === undefined || second === undefined) throw new Error('The plan has too few evaluations');
  const cut = first.text.slice(0, first.text.lastIndexOf('\n\n'));
  const changed = made.fields.map((field) => {
    if (field === first) return { ...field, text: cut, hash: hashText(cut) };
    return field === second ? { ...field, text: 'Skrevet om' } : field;
  });
  writeFileSync(file, JSON.stringify({ ...made, fields: changed }));
  expect(run('import')).toMatchObject({
    outcomes: { [first.activity]: 'written', [second.activity]: 'changed-there' },
  });
  const after = new Map(readExchange(file).fields.map(({ activity, text }) => [activity, text]));
  expect(after.get(first.activity)).toBe(first.text);
  expect(after.get(second.activity)).toBe('Skrevet om');
  rmSync(store.folder, { recursive: true, force: true });
}, 120_000);

function readExchange(file: string): ExchangeFile {
  return exchangeFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
