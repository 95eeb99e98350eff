import { describe, expect, it } from 'vitest';
import type { ScreenPage } from '#contract/views.ts';
import type { Translator } from '#host/translation/translator.ts';
import { quietVoice } from '../fakes/quiet-voice.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';
import { interpreterOf } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];
const school = 'sak-skoledagen';

const marking: Translator = {
  pairs: () => [{ from: 'nb', to: 'nn' }],
  health: () => 'ready',
  translate: async ({ sentences }) => ({
    ok: true,
    value: sentences.map(({ id, text }) => ({ id, text: `nn: ${text}`, unsure: false })),
  }),
  stop: async () => undefined,
};

async function openAtSchool(change: { translator?: Translator } = {}): Promise<OpenRoom> {
  const room = await openRoom({
    present,
    host: { launchSpeech: quietVoice, translator: change.translator ?? marking },
  });
  await room.chair.call('agenda.go', { agenda: school });
  await room.screen.until(({ page }) => page.kind === 'goal');
  return room;
}

type GoalPage = Extract<ScreenPage, { kind: 'goal' }>;

function isGoal(page: ScreenPage, test: (page: GoalPage) => boolean): boolean {
  return page.kind === 'goal' && test(page);
}

const allMade = ({ made, rows }: GoalPage): boolean =>
  made !== undefined && rows.every((row) => row.made !== undefined);

function freePoint(chair: Chair): { readonly id: string; readonly title: string } {
  const free = chair.view().agenda.find((one) => one.kind === 'topic');
  return { id: free?.id ?? '', title: free?.title ?? '' };
}

function isTitle(page: ScreenPage, made: boolean): boolean {
  return page.kind === 'sentences' && (page.made !== undefined) === made;
}

function agendaRows(page: ScreenPage): Extract<ScreenPage, { kind: 'agenda' }>['rows'] {
  return page.kind === 'agenda' ? page.rows : [];
}

describe('the wall in the other written form', () => {
  it('is what the chair chose, marked and in its own language, and the original is one key away', async () => {
    const { chair, screen } = await openAtSchool();
    const before = screen.view().page;
    await chair.call('screen.form', { language: 'nn' });
    const { page, look } = await screen.until((view) => isGoal(view.page, allMade));
    if (page.kind !== 'goal' || before.kind !== 'goal') throw new Error('The wall shows no goal');
    expect(page).toMatchObject({
      title: `nn: ${before.title}`,
      language: 'nn',
      made: { by: 'machine', of: before.title },
    });
    expect(page.rows.map((row) => [row.language, row.made?.of])).toEqual(
      before.rows.slice(0, page.rows.length).map((row) => ['nn', row.text]),
    );
    expect(look.language).toBe('nb');

    expect(await screen.call('screen.original', {})).toBe('yes');
    expect((await screen.until((view) => isGoal(view.page, (one) => one.made === undefined))).page).toEqual(
      before,
    );
    await screen.call('screen.original', {});
    await screen.until((view) => isGoal(view.page, allMade));
    await chair.call('screen.form', { language: 'nb' });
    await screen.until((view) => isGoal(view.page, (one) => one.made === undefined));
  });

  it('has the titles of free points too, on their own page and beside the interpreter', async () => {
    const { chair, screen } = await openAtSchool();
    const page = await interpreterOf(chair);
    await chair.call('screen.form', { language: 'nn' });
    const { id, title } = freePoint(chair);
    expect(title).not.toBe('');
    const shown = { title: `nn: ${title}`, language: 'nn', made: { by: 'machine', of: title } };
    await chair.call('agenda.go', { agenda: id });
    const wall = await screen.until((view) => isTitle(view.page, true));
    expect(wall.page).toMatchObject(shown);
    const { lines } = await page.until((view) => view.lines[0]?.by === 'machine');
    const other = { text: title, by: 'original' };
    expect(lines[0]).toMatchObject({ text: shown.title, language: 'nn', other });
    await screen.call('screen.original', {});
    const original = await screen.until((view) => isTitle(view.page, false));
    expect(original.page).toMatchObject({ title });
  });

  it('has the titles of free points on the agenda, and leaves the console as it was written', async () => {
    const { chair, screen } = await openAtSchool();
    await chair.call('screen.form', { language: 'nn' });
    const { id, title } = freePoint(chair);
    await chair.call('agenda.go', { agenda: chair.view().agenda[1]?.id ?? '' });
    const onAgenda = (view: { readonly page: ScreenPage }): boolean =>
      agendaRows(view.page).some((row) => row.id === id && row.made !== undefined);
    for (let turn = 0; turn < 4 && screen.view().page.kind !== 'agenda'; turn += 1)
      await screen.call('screen.next', {});
    const { page } = await screen.until(onAgenda);
    const shown = { title: `nn: ${title}`, language: 'nn', made: { by: 'machine', of: title } };
    expect(agendaRows(page).find((row) => row.id === id)).toMatchObject(shown);
    expect(freePoint(chair).title).toBe(title);
  });

  it('is read as it stands there, in its own language, and the interpreter has the original beside it', async () => {
    const { chair } = await openAtSchool();
    const page = await interpreterOf(chair);
    await chair.call('screen.form', { language: 'nn' });
    const { readAloud } = await chair.until(({ readAloud: { sentences } }) =>
      sentences.every((one) => one.language === 'nn'),
    );
    expect(readAloud.sentences.map((one) => one.text.slice(0, 4))).toEqual(
      readAloud.sentences.map(() => 'nn: '),
    );
    const { lines } = await page.until((view) => view.lines.every((line) => line.by === 'machine'));
    expect(lines.map((line) => line.other?.by)).toEqual(lines.map(() => 'original'));
    expect(lines.map((line) => line.text)).toEqual(lines.map((line) => `nn: ${line.other?.text}`));
  });

  it('is offered nowhere and changes nothing where nothing translates', async () => {
    const { chair, screen } = await openAtSchool({
      translator: { ...marking, pairs: () => [], health: () => 'none' },
    });
    expect(chair.view().words?.offered).toBe(false);
    const before = screen.view().page;
    await chair.call('screen.form', { language: 'nn' });
    await chair.until((view) => view.words?.form === 'nn');
    expect(screen.view().page).toEqual(before);
  });
});

describe('what a person says of a sentence', () => {
  it('goes before the machine on every page and over a restart, until it is taken back', async () => {
    const { chair, screen, restart } = await openAtSchool();
    const page = await interpreterOf(chair);
    await chair.call('screen.form', { language: 'nn' });
    const { words } = await chair.until((view) => view.words?.lines[0]?.other !== undefined);
    const line = words?.lines[0];
    const correct = { line: line?.id ?? '', text: 'Ada har det godt.' };
    expect(await chair.call('wording.correct', correct)).toBe('yes');
    await screen.until((view) =>
      isGoal(view.page, ({ made, title }) => made?.by === 'person' && title === correct.text),
    );
    await page.until((view) => view.lines.some((one) => one.by === 'person' && one.text === correct.text));
    await restart();
    await chair.until((view) => view.covered);
    await chair.call('screen.uncover', {});
    await screen.until((view) => isGoal(view.page, ({ title }) => title === correct.text));
    expect(await chair.call('wording.correct', { line: line?.id ?? '' })).toBe('yes');
    await screen.until((view) => isGoal(view.page, ({ made }) => made?.by === 'machine'));
  });

  it('is of a line that stands here, and can be taken back with Angre', async () => {
    const { chair } = await openAtSchool();
    await chair.call('screen.form', { language: 'nn' });
    const { words } = await chair.until((view) => view.words?.lines[0]?.other !== undefined);
    expect(await chair.call('wording.correct', { line: 'nowhere:0', text: 'Noko.' })).toBe('unknown-item');
    await chair.call('wording.correct', { line: words?.lines[0]?.id ?? '', text: 'Ada har det godt.' });
    await chair.until((view) => view.words?.lines[0]?.other?.by === 'person');
    await chair.call('undo.newest', {});
    await chair.until((view) => view.words?.lines[0]?.other?.by === 'machine');
  });
});

describe('what the plan says of words', () => {
  it('explains them for the interpreter where they stand, and nowhere when they are taken out', async () => {
    const { chair } = await openAtSchool();
    const page = await interpreterOf(chair);
    const { lines } = await page.until((view) => view.lines.length > 0);
    const term = /\p{L}{6,}/u.exec(lines.map((line) => line.text).join(' '))?.[0] ?? '';
    const nn = { term, text: 'Slik seier denne planen det.' };
    expect(await chair.call('word.explain', { nn })).toBe('yes');
    await chair.call('word.explain', { nb: { term: 'finnesikke', text: 'Et ord som ikke står her.' } });
    const { words } = await page.until((view) => view.words.some((word) => word.own === true));
    expect(words.filter((word) => word.own === true)).toEqual([{ nn, own: true }]);
    const { words: list } = await chair.until((view) => view.words?.own.length === 2);
    await chair.call('word.explain', { word: list?.own[0]?.id ?? '' });
    await page.until((view) => view.words.every((word) => word.own !== true));
  });

  it('is how they are read in this plan, also when the host has begun again', async () => {
    const { chair, restart } = await openAtSchool();
    const spoken = (): string =>
      chair
        .view()
        .readAloud.sentences.map((one) => one.spoken)
        .join(' ');
    const word = /\p{L}{6,}/u.exec(spoken())?.[0] ?? '';
    await chair.call('reading.say', { written: word, spoken: 'hjortetakksalt' });
    await chair.until((view) => view.undo.command === 'saying.set');
    await restart();
    await chair.until((view) => view.covered);
    await chair.until((view) => view.readAloud.said.some((one) => one.written === word));
    expect(spoken()).toContain('hjortetakksalt');
    await chair.call('reading.say', { written: word });
    await chair.until((view) => view.readAloud.said.length === 0);
    expect(spoken()).not.toContain('hjortetakksalt');
  });
});
