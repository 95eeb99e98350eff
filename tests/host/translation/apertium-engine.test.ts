import { readdirSync, readFileSync } from 'node:fs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApertiumEngine, openApertium } from '#host/translation/apertium-engine.ts';
import { readMode } from '#host/translation/apertium-mode.ts';
import { readAnswer, writeRequest } from '#host/translation/apertium-stream.ts';
import { createTranslator } from '#host/translation/create-translator.ts';
import type { EngineAnswer } from '#host/translation/translation-engine.ts';
import { standInNames } from '#language/translation-names.ts';
import { hostileTexts } from '../../contract-suites/translator-suite.ts';
import {
  bokmaalSentences,
  countNames,
  nynorskSentences,
  translationNames,
} from '../../fixtures/translation-sentences.ts';
import { after, needApertium, openRealApertium } from '../../support/apertium.ts';

let folder: string;
let engine: ApertiumEngine | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'translation-modes-'));
});
afterEach(async () => {
  await engine?.stop();
  engine = undefined;
  rmSync(folder, { recursive: true });
});

/** A pipeline of sed programs: they flush at a NUL, and can hang or die when they are told to. */
function openMadeUp(script: string, patienceMilliseconds = 3000): ApertiumEngine {
  writeFileSync(
    path.join(folder, 'nob-nno.mode'),
    `sed -u 's/leser/les/g' | sed -u '${script}' | sed -u 's/kola/kula/'\n`,
  );
  engine = openApertium({ after, log: () => undefined, folder, patienceMilliseconds });
  return engine;
}

async function ask(one: ApertiumEngine, ...texts: readonly string[]): Promise<readonly EngineAnswer[]> {
  const answer = await one.translate({ from: 'nb', to: 'nn', sentences: texts.map((text) => [text]) });
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
}

/** Processes of a group that live now, as the system tells. */
function membersOf(group: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/u.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(itsGroup) === group && state !== 'Z' ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

describe('a mode of Apertium', () => {
  it('becomes a pipeline that flushes at a NUL and marks what it does not know', () => {
    expect(readMode(`lt-proc -w '/a b/x.bin' | apertium-tagger -g $2 '/y' | lt-proc $1 '/z'\n`)).toBe(
      `exec 3<&0; 'lt-proc' '-z' '-w' '/a b/x.bin' <&3 3<&- | 'apertium-tagger' '-z' '-g' '/y' 3<&- | 'lt-proc' '-z' '-g' '/z' 3<&- & exec <&- 3<&- >&-; wait`,
    );
  });

  it.each(['', ' | ', '/bin/sh x', 'rm -rf / | LT', "lt-proc 'open"])(
    'is none when it reads «%s»',
    (text) => {
      expect(readMode(text)).toBeUndefined();
    },
  );

  it('has every word quoted, so that nothing in it is obeyed', () => {
    expect(readMode('lt-proc $(id) ; `id` && > /tmp/x')).toContain(
      `'lt-proc' '-z' '$(id)' ';' '\`id\`' '&&' '>' '/tmp/x' <&3`,
    );
  });
});

describe('the stream between us and the programs', () => {
  it('gives back what it was given, whatever stands in it (seed printed on a fault)', () => {
    const part = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(99));
    fc.assert(
      fc.property(fc.array(part), fc.nat(), (parts, number) => {
        const request = writeRequest(parts, { number, preferences: ['infa_infe'] });
        expect(request).not.toContain('\0');
        const joined = (some: readonly (string | number)[]): string =>
          some
            .map((one) => (typeof one === 'number' ? `<${one}>` : one))
            .join('')
            .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
        expect(joined(readAnswer(request, number) ?? [])).toBe(joined(parts));
        expect(readAnswer(request, number + 1)).toBeUndefined();
      }),
    );
  });
});

describe('a pipe that is kept alive', () => {
  it('starts at the first sentence and ends after a quarter of an hour without one', async () => {
    const idle: { milliseconds: number; run: () => void }[] = [];
    writeFileSync(path.join(folder, 'nob-nno.mode'), `sed -u 's/leser/les/g'\n`);
    engine = openApertium({
      folder,
      log: () => undefined,
      after: (milliseconds, run) => {
        idle.push({ milliseconds, run });
        return () => undefined;
      },
    });
    expect([engine.groups(), engine.health()]).toEqual([[], 'ready']);
    expect(await ask(engine, 'Vi leser.')).toEqual([['Vi les.']]);
    const [group = 0] = engine.groups();
    expect(membersOf(group).length).toBeGreaterThan(0);
    idle.find(({ milliseconds }) => milliseconds === 15 * 60_000)?.run();
    expect(engine.groups()).toEqual([]);
    await expect.poll(() => membersOf(group)).toEqual([]);
    expect(await ask(engine, 'Vi leser igjen.')).toEqual([['Vi les igjen.']]);
  });

  it('is started again when a program dies in mid-sentence: every sentence is answered, in order', async () => {
    const once = path.join(folder, 'once');
    writeFileSync(once, '');
    const made = openMadeUp(`/krasj/e rm ${once} && kill -9 $PPID`);
    const texts = ['Vi leser ein.', 'krasj leser.', 'Vi leser to.', 'Vi leser tre.'];
    expect(await ask(made, ...texts)).toEqual(texts.map((text) => [text.replace('leser', 'les')]));
    expect(made.health()).toBe('ready');
  });

  it('leaves a sentence that always takes it down, and translates the others', async () => {
    const made = openMadeUp('/krasj/Q');
    expect(await ask(made, 'Vi leser.', 'krasj leser.', 'Du leser.')).toEqual([
      ['Vi les.'],
      undefined,
      ['Du les.'],
    ]);
  });

  it('ends a pipe that hangs, with all that is in it', { timeout: 30_000 }, async () => {
    const made = openMadeUp('/heng/e sleep 61', 300);
    await ask(made, 'Vi leser.');
    const [group = 0] = made.groups();
    expect(await ask(made, 'heng leser.', 'Du leser.')).toEqual([undefined, ['Du les.']]);
    await expect.poll(() => membersOf(group)).toEqual([]);
  });

  it('is off when its programs cannot be started, and tries anew when it is asked again', async () => {
    writeFileSync(path.join(folder, 'nob-nno.mode'), 'no-such-program-here x\n');
    engine = openApertium({ after, log: () => undefined, folder });
    await expect(ask(engine, 'Vi leser.')).rejects.toThrow('engine-away');
    expect(engine.health()).toBe('off');
    await expect(ask(engine, 'Vi leser.')).rejects.toThrow('engine-away');
  });

  it('takes no answer for another than the one it asked for', async () => {
    // The second program answers with the request before: a stream that is out of step.
    const made = openMadeUp('/bytt/s/\\[r[0-9]*\\]/[r999]/');
    expect(await ask(made, 'Vi leser.', 'bytt leser.', 'Du leser.')).toEqual([
      ['Vi les.'],
      undefined,
      ['Du les.'],
    ]);
  });

  it('leaves no process behind when it is stopped', async () => {
    const made = openMadeUp('s/x/x/');
    await ask(made, 'Vi leser.');
    const [group = 0] = made.groups();
    await made.stop();
    await expect.poll(() => membersOf(group)).toEqual([]);
  });
});

describe('the real pipe', () => {
  const real = openRealApertium();
  afterAll(() => real.stop());

  it(
    'changes no name in 40 sentences of either form, and knows every stand-in',
    { timeout: 90_000 },
    async (context) => {
      needApertium(context);
      const translator = createTranslator({ engine: real });
      const directions = [
        ['nb', 'nn', bokmaalSentences],
        ['nn', 'nb', nynorskSentences],
      ] as const;
      for (const [from, to, texts] of directions) {
        const sentences = texts.map((text, index) => ({ id: String(index), text }));
        const answer = await translator.translate({ from, to, names: translationNames, sentences });
        const translated = answer.ok ? answer.value : [];
        expect(translated.map(({ text }) => countNames(text))).toEqual(texts.map((text) => countNames(text)));
        expect(translated.filter(({ text }, index) => text === texts[index])).toHaveLength(0);
        const known = await real.translate({
          from,
          to,
          sentences: standInNames.map((name) => [`Far til ${name} er ${name}s far.`]),
        });
        const answers = known.ok ? known.value.map((parts) => (parts ?? []).join('')) : [];
        const wrong = answers.filter(
          (one, index) => one.includes('*') || one.split(standInNames[index] ?? '').length !== 3,
        );
        expect([answers.length, wrong]).toEqual([standInNames.length, []]);
      }
    },
  );

  it(
    'loses no sentence when one of its programs is killed in mid-sentence',
    { timeout: 90_000 },
    async (context) => {
      needApertium(context);
      const texts = bokmaalSentences.slice(0, 12);
      const undisturbed = await ask(real, ...texts);
      const [group = 0] = real.groups();
      const middle = membersOf(group).at(8);
      expect(middle).toBeDefined();
      const asked = ask(real, ...texts);
      if (middle !== undefined) process.kill(middle, 'SIGKILL');
      expect(await asked).toEqual(undisturbed);
      expect(real.groups()).not.toContain(group);
      await expect.poll(() => membersOf(group)).toEqual([]);
    },
  );

  it(
    'mixes nothing of two callers, whatever they send at once (seed printed on a fault)',
    { timeout: 90_000 },
    async (context) => {
      needApertium(context);
      const translator = createTranslator({ engine: real });
      const text = fc.oneof(
        fc.constantFrom(...hostileTexts.filter((one) => one.length < 100), ...bokmaalSentences),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
      );
      const texts = fc.array(text, { minLength: 1, maxLength: 5 });
      async function call(who: string, some: readonly string[]): Promise<string[]> {
        const sentences = some.map((one, index) => ({
          id: String(index),
          text: `${one} Nummer ${who}${index}.`,
        }));
        const answer = await translator.translate({ from: 'nb', to: 'nn', names: [], sentences });
        return answer.ok ? answer.value.map((one) => one.text) : [];
      }
      await fc.assert(
        fc.asyncProperty(texts, texts, async (one, other) => {
          const [ours, theirs] = await Promise.all([call('7000', one), call('8000', other)]);
          expect(ours.map((found) => /[78]000\d+/u.exec(found)?.[0])).toEqual(
            one.map((_text, index) => `7000${index}`),
          );
          expect(theirs.map((found) => /[78]000\d+/u.exec(found)?.[0])).toEqual(
            other.map((_text, index) => `8000${index}`),
          );
        }),
        { numRuns: 12 },
      );
    },
  );
});
