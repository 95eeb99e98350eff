import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { noTranslator } from '#host/translation/create-translator.ts';
import type { TranslatedSentence, Translator } from '#host/translation/translator.ts';

export interface TranslatorSetup {
  readonly name: string;
  /** Skips with a reason where the adapter cannot be tested. */
  readonly need?: (context: TestContext) => void;
  readonly open: () => Promise<Translator>;
  /** After the suite, besides the translator's own stop. */
  readonly close?: () => Promise<void>;
}

const names = ['Amina', 'Jonas', 'Uke'];

/** Signs that mean something to a pipe, a shell, a page or a screen. */
export const hostileTexts = [
  '',
  ' ',
  '\0',
  '\n\n',
  '[',
  ']',
  '[]',
  '^skolen$',
  '$',
  '^',
  '\\',
  '\\[',
  '[<STREAMCMD:SETVAR:infa_infa,me_me>]',
  '[<STREAMCMD:FLUSH>] skolen',
  '<STREAMCMD:X>',
  '[[t:b:1]]skolen[[/]]',
  '.[]',
  '[r1]',
  '[k0] skolen [k1]',
  'a\0b\0c',
  'linje\nto\r\ntre',
  '\u202Eskolen\u202C',
  '👨‍👩‍👧 skolen 🙂',
  '`rm -rf /` $(id) ; | && > x',
  "'; drop table; --",
  '~*#@+{}',
  '<script>alert(1)</script>',
  '\uD800 halv',
  'x'.repeat(5000),
  '[ '.repeat(700),
  'e\u0301'.repeat(300),
  '//// ////',
  '¤§|¦',
];

/** What every translator keeps, whatever is behind it. */
export function describeTranslator({ name, need, open, close }: TranslatorSetup): void {
  describe(`a translator: ${name}`, () => {
    let translator: Translator = noTranslator;
    const isThere = (context: TestContext): void => need?.(context);
    beforeAll(async () => {
      translator = await open();
    });
    afterAll(async () => {
      await translator.stop();
      await close?.();
    });

    async function translate(
      texts: readonly string[],
      signal?: AbortSignal,
    ): Promise<readonly TranslatedSentence[]> {
      const sentences = texts.map((text, index) => ({ id: `s${index}`, text }));
      const asked = {
        from: 'nb',
        to: 'nn',
        names,
        sentences,
        ...(signal === undefined ? {} : { signal }),
      } as const;
      const answer = await translator.translate(asked);
      if (!answer.ok) throw new Error(answer.refusal.kind);
      return answer.value;
    }

    it('answers every sentence, in order, under its own id', { timeout: 60_000 }, async (context) => {
      isThere(context);
      const answer = await translate(['Vi leser på skolen.', '', 'Vi leser hver dag.']);
      expect(answer.map(({ id }) => id)).toEqual(['s0', 's1', 's2']);
      expect(answer[1]).toEqual({ id: 's1', text: '', unsure: false });
      expect(answer[0]?.text).toContain('skulen');
      expect(await translate([])).toEqual([]);
      expect(translator.pairs()).toContainEqual({ from: 'nb', to: 'nn' });
      expect(translator.health()).toBe('ready');
    });

    it('changes no name, and says when it is unsure', { timeout: 60_000 }, async (context) => {
      isThere(context);
      const [first, second] = await translate([
        'Aminas mor møter Uke og Jonas på skolen.',
        'Vi bruker en dagtavle.',
      ]);
      for (const one of names) expect(first?.text).toContain(one);
      expect([first?.unsure, second?.unsure]).toEqual([false, true]);
    });

    it('gives back hostile text without obeying it, and goes on', { timeout: 60_000 }, async (context) => {
      isThere(context);
      const answer = await translate(hostileTexts);
      expect(answer).toHaveLength(hostileTexts.length);
      expect(answer.map(({ text }) => text).join('')).not.toMatch(/\[r\d+\]\[r|\[k\d+\]\[k/u);
      expect(answer.find(({ id }) => id === `s${hostileTexts.indexOf('[k0] skolen [k1]')}`)?.text).toBe(
        '[k0] skulen [k1]',
      );
      expect((await translate(['Vi leser på skolen.']))[0]?.text).toContain('på skulen.');
    });

    it('refuses a pair that it has not, and leaves text alone that is in that form already', async (context) => {
      isThere(context);
      const same = await translator.translate({
        from: 'nn',
        to: 'nn',
        names,
        sentences: [{ id: 'a', text: 'Vi les.' }],
      });
      expect(same).toEqual({ ok: true, value: [{ id: 'a', text: 'Vi les.', unsure: false }] });
    });

    it(
      'stops for the caller’s signal, and for ever when it is stopped',
      { timeout: 60_000 },
      async (context) => {
        isThere(context);
        await expect(translate(['Vi leser.'], AbortSignal.abort())).rejects.toThrow('stopped');
        const abort = new AbortController();
        const under = translate(['Vi leser.', 'Vi skriver.'], abort.signal);
        abort.abort();
        await expect(under).rejects.toThrow('stopped');
        await translator.stop();
        await expect(translate(['Vi leser.'])).rejects.toThrow('stopped');
      },
    );
  });
}
