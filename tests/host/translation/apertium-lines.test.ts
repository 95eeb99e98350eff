import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApertiumEngine, type ApertiumNeeds, openApertium } from '#host/translation/apertium-engine.ts';
import { bokmaalSentences } from '../../fixtures/translation-sentences.ts';
import { after, needApertium, openRealApertium } from '../../support/apertium.ts';

let folder: string;
let engine: ApertiumEngine | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'translation-lines-'));
});
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  rmSync(folder, { recursive: true });
});

/** A program that writes down for each sentence which process took it, and does what it is told to. */
function open(needs: Partial<ApertiumNeeds> = {}, script = ''): ApertiumEngine {
  const note = `/Vi /e echo $PPID >> ${folder}/taken`;
  const program = `sed -u '${note}' | sed -u '${script}' | sed -u 's/leser/les/'`;
  writeFileSync(path.join(folder, 'nob-nno.mode'), `${program}\n`);
  engine = openApertium({ after, log: () => undefined, folder, cores: 2, ...needs });
  return engine;
}

const text = (sentences: number): string[] =>
  Array.from({ length: sentences }, (_none, index) => `Vi leser ${index}.`);
const translated = (sentences: readonly string[]): string[][] =>
  sentences.map((one) => [one.replace('leser', 'les')]);

async function ask(
  one: ApertiumEngine,
  sentences: readonly string[],
  signal?: AbortSignal,
): Promise<readonly unknown[]> {
  const asked = { from: 'nb', to: 'nn', sentences: sentences.map((sentence) => [sentence]) } as const;
  const answer = await one.translate(signal === undefined ? asked : { ...asked, signal });
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
}

/** How many sentences each process took since the last look. */
function taken(): number[] {
  const lines = readFileSync(path.join(folder, 'taken'), 'utf8').trim().split('\n');
  writeFileSync(path.join(folder, 'taken'), '');
  return [...Map.groupBy(lines, (line) => line).values()]
    .map((same) => same.length)
    .toSorted((a, b) => a - b);
}

async function warmUp(one: ApertiumEngine): Promise<void> {
  await ask(one, text(30));
  await expect.poll(() => one.groups().length).toBe(2);
  // The second pipe is given something as soon as it has answered.
  await expect
    .poll(async () => {
      await ask(one, text(30));
      return taken().length;
    })
    .toBe(2);
}

describe('a long text on two cores', () => {
  it('goes through two pipes, comes back in its order, and leaves short texts to one of them', async () => {
    const made = open();
    expect(await ask(made, text(5))).toEqual(translated(text(5)));
    expect([made.groups().length, taken()]).toEqual([1, [5]]);
    await warmUp(made);
    const long = text(60);
    expect(await ask(made, long)).toEqual(translated(long));
    const [fewer = 0, more = 0] = taken();
    expect(fewer + more).toBe(60);
    expect(fewer).toBeGreaterThanOrEqual(8);
    expect(made.groups()).toHaveLength(2);
  });

  it('has one pipe on one core, and never more than two on many', async () => {
    const one = open({ cores: 1 });
    expect(await ask(one, text(40))).toEqual(translated(text(40)));
    expect([one.groups().length, taken().length]).toEqual([1, 1]);
    await one.stop();
    const many = open({ cores: 64 });
    await warmUp(many);
    expect(many.groups()).toHaveLength(2);
  });

  it('loses nothing when either pipe is killed in mid-text, and the other goes on', async () => {
    const made = open();
    await warmUp(made);
    for (const which of [0, 1]) {
      const groups = made.groups();
      const killed = groups[which] ?? 0;
      const asked = ask(made, text(60));
      process.kill(-killed, 'SIGKILL');
      expect(await asked).toEqual(translated(text(60)));
      expect(made.groups()).not.toContain(killed);
      expect(made.groups()).toContain(groups[1 - which]);
      await warmUp(made);
    }
  });

  it('leaves out the sentence that always takes a pipe down, and no other', async () => {
    const made = open({}, '/krasj/Q');
    await warmUp(made);
    const long = text(30).with(17, 'krasj leser.');
    const wanted: readonly unknown[] = translated(long).map((one, index) => (index === 17 ? undefined : one));
    expect(await ask(made, long)).toEqual(wanted);
  });

  it('stops at once for whoever wants it no more, also what waits for a pipe', async () => {
    const made = open({}, '/heng/e sleep 5');
    const leaving = new AbortController();
    const asked = ask(made, ['heng.', ...text(40)], leaving.signal);
    leaving.abort();
    await expect(asked).rejects.toThrow('stopped');
    await expect(ask(made, text(2), leaving.signal)).rejects.toThrow('stopped');
  });

  it('lets the second pipe go after two minutes, the first after a quarter of an hour, and both when it is stopped', async () => {
    const idle: { milliseconds: number; run: () => void }[] = [];
    const made = open({
      after: (milliseconds, run) => {
        idle.push({ milliseconds, run });
        return () => undefined;
      },
    });
    await warmUp(made);
    const [first] = made.groups();
    for (const { milliseconds, run } of idle) if (milliseconds === 2 * 60_000) run();
    expect(made.groups()).toEqual([first]);
    for (const { milliseconds, run } of idle) if (milliseconds === 15 * 60_000) run();
    expect(made.groups()).toEqual([]);
    await warmUp(made);
    await made.stop();
    expect(made.groups()).toEqual([]);
    await expect(ask(made, text(3))).rejects.toThrow('stopped');
  });

  it('says the same through the real programs as one pipe says', { timeout: 90_000 }, async (context) => {
    needApertium(context);
    const one = openRealApertium();
    engine = openRealApertium({ cores: 2 });
    const single = await ask(one, bokmaalSentences);
    await one.stop();
    for (let round = 0; round < 2; round += 1) expect(await ask(engine, bokmaalSentences)).toEqual(single);
    await expect.poll(() => engine?.groups().length).toBe(2);
  });
});
