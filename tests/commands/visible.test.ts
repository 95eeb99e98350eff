import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runVisible } from '#doors/commands/visible.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { Called } from './called.ts';
import { call } from './called.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ada = path.join(root, 'resources/demo/ada.plan.json');

function visible(...values: readonly string[]): Promise<Called> {
  return call(runVisible, ...values);
}

async function seenIds(...values: readonly string[]): Promise<string[]> {
  const { stdout } = await visible(ada, '--json', ...values);
  return [...stdout.matchAll(/"id":"([^"]+)"/gu)].map((found) => found[1] ?? '');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'visible-command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(content: unknown): string {
  const file = path.join(folder, 'some.plan.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('stafettrom visible', () => {
  it('shows the family the whole plan, a goal before its activities and these before what was said', async () => {
    const items = new Map(readPlan('ada').items.map((item) => [item.id, item]));
    const seen = await seenIds('--present', 'mor');
    expect(seen.toSorted()).toEqual([...items.keys()].toSorted());
    const misplaced = seen.filter((id, index) => {
      const item = items.get(id);
      const under =
        item?.kind === 'activity' ? item.goal : item !== undefined && 'activity' in item ? item.activity : id;
      return seen.indexOf(under) > index;
    });
    expect(misplaced).toEqual([]);
  });

  it('says the same line by line and as JSON', async () => {
    const lines = await visible(ada, '--present', 'fritidsleder');
    const json = await visible(ada, '--present', 'fritidsleder', '--json');
    expect([lines.code, json.code, lines.stderr, json.stderr]).toEqual([0, 0, '', '']);
    const rows = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '));
    expect(JSON.parse(json.stdout)).toEqual(rows.map(([kind, id]) => ({ id, kind })));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('narrows to what the one with least may see, without a trace of the rest (R5, C2)', async () => {
    const limited = readPlan('ada').items.flatMap((item) =>
      'limitedTo' in item && item.limitedTo !== undefined ? [item.id] : [],
    );
    const [mother, leader, both] = [
      await seenIds('--present', 'mor'),
      await seenIds('--present', 'fritidsleder'),
      await seenIds('--present', 'mor,fritidsleder'),
    ];
    expect(both).toEqual(leader);
    expect(leader.length).toBeLessThan(mother.length);
    expect(limited.every((id) => mother.includes(id))).toBe(true);
    expect(leader.filter((id) => limited.includes(id))).toEqual([]);
  });

  it.each([
    ['a guest', ['--present', 'mor', '--guest']],
    ['a guest alone', ['--guest']],
    ['nobody', ['--present', '']],
  ])('shows nothing to %s (A1, A3)', async (_name, values) => {
    expect(await visible(ada, '--json', ...values)).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    expect(await visible(ada, ...values)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('looks on the day that it is given (R3)', async () => {
    const plan = { ...readPlan('ada') };
    const ending = plan.participants.map((one) =>
      one.id === 'fritidsleder' ? { ...one, accessEnds: '2026-11-12' } : one,
    );
    const file = write({ ...plan, participants: ending });
    const before = await visible(file, '--present', 'fritidsleder', '--date', '2026-11-11');
    const after = await visible(file, '--present', 'fritidsleder', '--date', '2026-11-12');
    expect(before.stdout).not.toBe('');
    expect(after.stdout).toBe('');
  });

  it('names every id that the plan does not know', async () => {
    const { code, stdout, stderr } = await visible(ada, '--present', 'mor,ukjent,annen');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('ukjent');
    expect(stderr).toContain('annen');
  });

  it.each([
    ['no file', ['--present', 'mor'], 'plan file'],
    ['two files', [ada, ada, '--present', 'mor'], 'plan file'],
    ['nobody named', [ada], '--present'],
    ['a day that is no day', [ada, '--present', 'mor', '--date', '2026-02-30'], '2026-02-30'],
    ['an option that it does not know', [ada, '--presnt', 'mor'], '--presnt'],
  ])('refuses a call with %s and shows how to call it', async (_name, values, complaint) => {
    const { code, stdout, stderr } = await visible(...values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('stafettrom visible PLAN.json');
  });

  it('names what is wrong with a file, and shows nothing of it', async () => {
    const activity = {
      kind: 'activity',
      id: 'a',
      goal: 'a',
      description: 'Leser',
      responsible: [{ name: 'Kari' }],
    };
    const items = [
      activity,
      { kind: 'goal', id: 'g', title: 'Et mål' },
      { kind: 'goal', id: 'g', title: 'Et annet' },
    ];
    const broken = await visible(write({ ...readPlan('ada'), items }), '--present', 'mor');
    expect([broken.code, broken.stdout]).toEqual([1, '']);
    expect(broken.stderr).toContain('g: is there twice');
    expect(broken.stderr).toContain('a: stands under a, which is no goal here');
    expect(
      (await visible(write({ ...readPlan('ada'), language: 'dansk' }), '--present', 'mor')).stderr,
    ).toContain('language: ');
    expect((await visible(write('{'), '--present', 'mor')).stderr).toContain('is not JSON');
    expect((await visible(path.join(folder, 'none.plan.json'), '--present', 'mor')).stderr).toContain(
      'cannot be read',
    );
  });

  it('explains itself', async () => {
    const { code, stdout } = await visible('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--guest');
  });
});
