import { describe, expect, it } from 'vitest';
import type { Translator } from '#host/translation/translator.ts';
import { createTranslator } from '#host/translation/create-translator.ts';
import { needApertium, openRealApertium } from '../support/apertium.ts';
import { openRoom } from './open-room.ts';
import { quietVoice } from '../fakes/quiet-voice.ts';
import { interpreterOf } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];
const school = 'sak-skoledagen';

/** Says every sentence back with a mark, and counts how often it was asked. */
function countingTranslator(): { readonly translator: Translator; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    translator: {
      pairs: () => [{ from: 'nb', to: 'nn' }],
      health: () => 'ready',
      translate: async ({ sentences }) => {
        asked.push(...sentences.map((one) => one.text));
        return {
          ok: true,
          value: sentences.map(({ id, text }) => ({ id, text: `nn: ${text}`, unsure: false })),
        };
      },
      stop: async () => undefined,
    },
  };
}

async function openAtSchool(translator: Translator, people = present) {
  const room = await openRoom({ present: people, host: { launchSpeech: quietVoice, translator } });
  const page = await interpreterOf(room.chair);
  await room.chair.call('agenda.go', { agenda: school });
  await page.until((view) => view.at?.kind === 'goal');
  return { ...room, page };
}

describe('the other written form', () => {
  it('comes to the page of the interpreter sentence by sentence, marked, and is asked for once', async () => {
    const { translator, asked } = countingTranslator();
    const { page, chair } = await openAtSchool(translator);
    const { lines } = await page.until((view) => view.lines.every((line) => line.other !== undefined));
    expect(lines[0]?.other).toMatchObject({ by: 'machine', unsure: false });
    expect(lines.map((line) => line.other?.text.slice(0, 4))).toEqual(lines.map(() => 'nn: '));
    await chair.call('screen.next', {});
    await chair.call('screen.previous', {});
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('is still there when the host has ended and begun again', async () => {
    const { translator, asked } = countingTranslator();
    const { page, restart } = await openAtSchool(translator);
    await page.until((view) => view.lines.every((line) => line.other !== undefined));
    const before = asked.length;
    await restart();
    await page.until((view) => view.covered);
    expect(asked.length).toBe(before);
  });

  it('is never a machine’s where somebody signs (C9)', async () => {
    const { translator, asked } = countingTranslator();
    const { chair, page } = await openAtSchool(translator, ['ada', 'mor', 'far', 'kontaktlaerer']);
    await page.until((view) => view.lines.every((line) => line.other !== undefined));
    await chair.call('consent.draft', { names: [{ participant: 'kontaktlaerer' }] });
    await chair.until((view) => view.consent?.draft !== undefined);
    const before = asked.length;
    expect(await chair.call('consent.show', {})).toBe('yes');
    const { lines } = await page.until((view) => view.at?.kind === 'consent');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => line.other !== undefined)).toEqual([]);
    expect(asked.length).toBe(before);
  });

  it('comes from the real machine, with every name as it was', async (context) => {
    needApertium(context);
    const { page } = await openAtSchool(createTranslator({ engine: openRealApertium() }));
    const { lines } = await page.until(
      (view) => view.lines.every((line) => line.other !== undefined),
      15_000,
    );
    for (const { text, other } of lines) {
      const names = text.match(/\b(?:Ada|Marit|Kari)\b/gu) ?? [];
      expect(other?.text.match(/\b(?:Ada|Marit|Kari)\b/gu) ?? []).toEqual(names);
    }
    expect(lines.map((line) => line.other?.text).join(' ')).toMatch(/\b(?:ikkje|kva|skal|eit|ein)\b/u);
  }, 40_000);
});
