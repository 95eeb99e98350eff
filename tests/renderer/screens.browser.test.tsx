import i18next from 'i18next';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { commands, page } from 'vitest/browser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Look } from '#contract/views.ts';
import { Stage } from '#renderer/components/stage/Stage.tsx';
import { startLanguage } from '#renderer/language/start-language.ts';
import '#renderer/styles/page.css';
import '#renderer/styles/stage.css';
import type { ScreenPageName } from './fixtures/screen-pages.ts';
import { look, screenPageNames, screenView } from './fixtures/screen-pages.ts';
import { comparePictures } from './fixtures/compare-pictures.ts';

const folder = 'docs/images/screens';
const everyFolder = 'node_modules/.cache/stafettrom-screens';
const mode = import.meta.env.VITE_SCREENS;
const major = /Chrome\/(\d+)/u.exec(navigator.userAgent)?.[1] ?? 'unknown';

type Drawn = readonly [name: ScreenPageName, change: Partial<Look>];

/** One of each kind of page that people see, over languages, light, dark, contrast, size and two colours. */
const chosen: Readonly<Record<string, Drawn>> = {
  'idle-nn-dark': ['idle', { language: 'nn', scheme: 'dark' }],
  'welcome-nb': ['welcome', {}],
  'people-nn': ['people', { language: 'nn' }],
  'agenda-nb-dark': ['agenda', { scheme: 'dark' }],
  'goal-nb': ['goal', {}],
  'goal-nn-contrast': ['goal', { language: 'nn', contrast: 'high' }],
  'since-nb-dark': ['since', { scheme: 'dark' }],
  'then-now-nb': ['then-now', {}],
  'timeline-nb-colours': ['timeline', { colours: { main: '#8a1538', second: '#f2a900' } }],
  'reading-nn': ['sentences', { language: 'nn' }],
  'read-back-nb-contrast': ['read-back', { scheme: 'dark', contrast: 'high' }],
  'own-words-nb': ['own-words', {}],
};

let root: Root | undefined;

beforeAll(async () => {
  await page.viewport(1920, 1080);
  await startLanguage();
  const place = document.createElement('div');
  place.className = 'wall';
  document.body.append(place);
  root = createRoot(place);
});
afterAll(() => root?.unmount());

async function shoot(drawn: Drawn): Promise<string> {
  await draw(drawn);
  return page.screenshot({ base64: true, save: false });
}

async function draw([name, change]: Drawn): Promise<void> {
  const drawn = { ...look, still: true, ...change };
  document.documentElement.lang = drawn.language;
  await i18next.changeLanguage(drawn.language);
  const view = screenView(name, { look: drawn });
  root?.render(<Stage page={view.page} reading={view.reading} look={drawn} />);
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
  await document.fonts.ready;
}

async function majorOfPictures(): Promise<string> {
  try {
    return (await commands.readFile(`${folder}/chromium-major.txt`)).trim();
  } catch {
    return 'none';
  }
}

const known = await majorOfPictures();

function compareTheDozen(): void {
  for (const [name, drawn] of Object.entries(chosen)) {
    it(`${name} looks as it did`, async ({ skip }) => {
      skip(known !== major, `the pictures are Chromium ${known}'s, and this is ${major}`);
      const before = await commands.readFile(`${folder}/${name}.png`, 'base64');
      expect(await comparePictures(before, await shoot(drawn))).toBeLessThan(0.0005);
    });
  }
}

function takeTheDozen(): void {
  it('is taken anew, and is not too heavy to carry along', async () => {
    let bytes = 0;
    for (const [name, drawn] of Object.entries(chosen)) {
      const picture = await shoot(drawn);
      bytes += (picture.length * 3) / 4;
      await commands.writeFile(`${folder}/${name}.png`, picture, 'base64');
    }
    await commands.writeFile(`${folder}/chromium-major.txt`, `${major}\n`);
    expect(bytes).toBeLessThan(1_500_000);
  }, 120_000);
}

const looks: readonly Partial<Look>[] = (['nb', 'nn'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (['normal', 'high'] as const).map((contrast) => ({ language, scheme, contrast })),
  ),
);

function takeEveryScreen(): void {
  it.each(looks)(
    'is taken for looking at: $language $scheme $contrast',
    async (change) => {
      for (const name of screenPageNames) {
        const { language = '', scheme = '', contrast = '' } = change;
        const picture = await shoot([name, change]);
        const file = `${name}-${language}-${scheme}-${contrast}.png`;
        await commands.writeFile(`${everyFolder}/${file}`, picture, 'base64');
        expect(picture.length).toBeGreaterThan(1000);
      }
    },
    300_000,
  );
}

/** What is taken for looking at is asked for by name, and is no part of an ordinary run. */
const asked = { compare: compareTheDozen, write: takeTheDozen, all: takeEveryScreen };
describe('the screens of the wall', () => {
  asked[mode ?? 'compare']();
});
