import axe from 'axe-core';
import i18next from 'i18next';
import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { page } from 'vitest/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Look, ScreenPage } from '#contract/views.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import { planFileSchema } from '#domain/plan-file.ts';
import { contrastOf } from '#language/theme-colours.ts';
import { Stage } from '#renderer/components/stage/Stage.tsx';
import { languages } from '#renderer/language/languages.ts';
import { startLanguage } from '#renderer/language/start-language.ts';
import '#renderer/styles/page.css';
import '#renderer/styles/stage.css';
import ada from '../../resources/demo/ada.plan.json' with { type: 'json' };
import isak from '../../resources/demo/isak.plan.json' with { type: 'json' };
import { deckOfPlan } from './fixtures/deck-of-plan.ts';
import type { WordPlace } from './fixtures/measure-stage.ts';
import { wordPlaces, wordsOutside } from './fixtures/measure-stage.ts';
import { pseudo } from './fixtures/pseudo-language.ts';
import { look, screenPageNames, screenView } from './fixtures/screen-pages.ts';

const sizes = [56, 64, 84, 118] as const;
let root: Root | undefined;

beforeAll(async () => {
  await page.viewport(1920, 1080);
  await startLanguage();
  const place = document.createElement('div');
  place.className = 'wall';
  document.body.append(place);
  root = createRoot(place);
  draw({ kind: 'pause' });
  await document.fonts.ready;
});
afterAll(() => root?.unmount());

function draw(shown: ScreenPage, change: Partial<Look> = {}): void {
  const drawn = { ...look, still: true, ...change };
  flushSync(() => root?.render(<Stage page={shown} reading={{ generation: 0 }} look={drawn} />));
}

/** Every page of the plan at these sizes of text; what stands outside, and where. */
function misfits(plan: PlanFile, at: readonly number[], change: Partial<Look> = {}): readonly string[] {
  return at.flatMap((textPixels) =>
    deckOfPlan(plan, textPixels).flatMap((shown) => {
      draw(shown, { ...change, textPixels });
      const outside = wordsOutside();
      return outside.length === 0 ? [] : [`${shown.kind} at ${textPixels}: ${outside.join(' ')}`];
    }),
  );
}

const plans = { ada: planFileSchema.parse(ada), isak: planFileSchema.parse(isak) };
type Items = PlanFile['items'];

function withItems(change: (items: Items) => Items): PlanFile {
  return { ...plans.ada, items: change(plans.ada.items) };
}

const long = 'Spesialpedagogikkrådgivningstjenestesamarbeidsmøteinnkallingsfrist';
const cases: Readonly<Record<string, PlanFile>> = {
  'the demo plan in bokmål': plans.ada,
  'the demo plan in nynorsk': plans.isak,
  'no activity at all': withItems((items) => items.filter(({ kind }) => kind === 'goal')),
  'forty activities under one goal': withItems((items) => [
    ...items,
    ...Array.from({ length: 40 }, (_none, index) => activity(`a${index}`, `Ada prøver nummer ${index}.`)),
  ]),
  'no dates': withItems((items) =>
    items.map((item) => {
      if (item.kind !== 'activity') return item;
      const { deadline: _none, evaluateOn: _nor, ...rest } = item;
      return rest;
    }),
  ),
  'words longer than the page': withItems((items) => [
    ...items,
    activity('x1', `${long}${long} kommer.`),
    activity('x2', `Vi ${long.toLowerCase()} og ${long.toLowerCase()} hver dag.`),
  ]),
  'long names': {
    ...plans.ada,
    participants: plans.ada.participants.map((one) => ({
      ...one,
      name: `${one.name.split(' ')[0] ?? ''} Constantinopolitansdatter Bergersen-Kristoffersen`,
      ...(one.position === undefined ? {} : { position: 'spesialpedagogisk koordinator for overgangene' }),
    })),
  },
};

function activity(id: string, description: string): Items[number] {
  return {
    kind: 'activity',
    id,
    goal: 'skoledagen',
    description,
    topic: 'school',
    responsible: [{ participant: 'mor' }, { participant: 'kontaktlaerer' }],
    status: 'ongoing',
    added: -10,
  };
}

/** Every size for one plan; the others where the most and the fewest letters stand on a page. */
function sizesFor(name: string): readonly number[] {
  if (name.startsWith('the demo plan in bokmål')) return sizes;
  return name.startsWith('forty') || name.startsWith('no ') ? [64] : [64, 118];
}

describe('what the host puts on a page', () => {
  it('is every kind of page', () => {
    const pages = sizes.flatMap((textPixels) => deckOfPlan(plans.ada, textPixels));
    const kinds = new Set(pages.map((one) => (one.kind === 'sentences' ? (one.part ?? 'read') : one.kind)));
    const wanted = ['welcome', 'people', 'agenda', 'goal', 'read', 'since', 'then-now', 'timeline'];
    expect(wanted.filter((kind) => ![...kinds].some((one) => one === kind))).toEqual([]);
    expect(pages.length).toBeGreaterThan(100);
  });

  it.each(Object.entries(cases))(
    'stands on it as it is drawn: %s',
    (name, plan) => {
      expect(misfits(plan, sizesFor(name))).toEqual([]);
    },
    30_000,
  );

  it('stands on it with words that are a third longer, and with accents', async () => {
    for (const [namespace, texts] of Object.entries(languages.nb))
      i18next.addResourceBundle('nn', namespace, pseudo(texts), true, true);
    await i18next.changeLanguage('nn');
    expect(document.querySelector('h1')).not.toBeNull();
    const found = misfits(plans.isak, [58, 84], { language: 'nn' });
    const fixed = screenPageNames.flatMap((name) => {
      draw(screenView(name).page, { language: 'nn' });
      return wordsOutside().map((word) => `${name}: ${word}`);
    });
    for (const [namespace, texts] of Object.entries(languages.nn))
      i18next.addResourceBundle('nn', namespace, texts, true, true);
    await i18next.changeLanguage('nb');
    expect([...found, ...fixed]).toEqual([]);
  }, 30_000);
});

describe('every screen', () => {
  it('stands on the page at every size of text, with the longest of what may stand there', () => {
    const longest: ScreenPage[] = [
      {
        kind: 'own-words',
        name: 'Constantinopolita',
        text: 'Jeg vil gjerne si dette. '.repeat(12),
        small: true,
      },
      { kind: 'own-words', name: 'Ada', text: 'W'.repeat(300), small: true },
      {
        kind: 'next-meeting',
        name: 'Constantinopolita',
        date: '2026-09-30',
        time: '13:00',
        place: 'Møterom Furua i andre etasje, Solvang barne- og ungdomsskole',
        invitedBy: 'Constantinopolita Bergersen-Kristoffersen',
        agreed: true,
        speaksToOwner: false,
      },
    ];
    const found = sizes.flatMap((textPixels) =>
      longest.flatMap((shown) => {
        draw(shown, { textPixels });
        return wordsOutside().map((word) => `${shown.kind} at ${textPixels}: ${word}`);
      }),
    );
    expect(found).toEqual([]);
  });

  it('has the same words in the same places at 2160 lines', async () => {
    const small = placesOfAll();
    await page.viewport(3840, 2160);
    const large = placesOfAll();
    await page.viewport(1920, 1080);
    expect(large.map(({ text }) => text)).toEqual(small.map(({ text }) => text));
    const moved = large.filter((one, index) => isElsewhere(one, small[index] ?? one));
    expect(moved).toEqual([]);
  });

  it.each(['since', 'new', 'then-now', 'timeline', 'own-words'] as const)(
    'is clean for axe: %s',
    async (name) => {
      for (const change of [{}, { scheme: 'dark', contrast: 'high' }] as const) {
        draw(screenView(name).page, change);
        const { violations } = await axe.run('.wall', {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        });
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        ).toEqual([]);
      }
    },
  );

  it.each(['light', 'dark'] as const)('has text of at least 7:1 in high contrast, %s', (scheme) => {
    for (const name of screenPageNames) {
      const { page: shown, reading } = screenView(name);
      const drawn = { ...look, scheme, contrast: 'high' as const, still: true };
      flushSync(() => root?.render(<Stage page={shown} reading={reading} look={drawn} />));
      const weak = textElements().filter((one) => contrastOf(colourOf(one), behind(one)) < 7);
      expect(weak.map((one) => `${name}: ${one.textContent}`)).toEqual([]);
    }
  });
});

function placesOfAll(): readonly WordPlace[] {
  return screenPageNames.flatMap((name) => {
    draw(screenView(name).page);
    return wordPlaces();
  });
}

/** More than what rounding to the points of a screen does. */
function isElsewhere(one: WordPlace, other: WordPlace): boolean {
  return Math.abs(one.left - other.left) > 1.5 || Math.abs(one.top - other.top) > 1.5;
}

function textElements(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.stage *')].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''),
  );
}

function colourOf(element: Element): string {
  return asHex(getComputedStyle(element).color);
}

function behind(element: Element): string {
  const tint = element.closest('.stage-sentence-now');
  if (tint !== null) return asHex(getComputedStyle(tint, '::before').backgroundColor);
  const stage = element.closest('.stage');
  return stage === null ? '#ffffff' : asHex(getComputedStyle(stage).backgroundColor);
}

function asHex(colour: string): string {
  const parts = colour.match(/\d+/gu)?.slice(0, 3) ?? [];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
