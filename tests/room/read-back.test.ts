import { describe, expect, it } from 'vitest';
import type { ScreenPage } from '#contract/views.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { Chair, OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

const family = ['ada', 'mor', 'kontaktlaerer'];
const section = 'section-sak-skoledagen';
const reading = 'Kari leser med Ada hver onsdag.';

async function agree(chair: Chair): Promise<void> {
  const what = { goal: 'skoledagen', description: reading, saidBy: [], deadline: '2027-02-01' };
  expect(await chair.call('activity.add', { ...what, responsible: [{ participant: 'sfo-leder' }] })).toBe(
    'yes',
  );
  const done = { activity: 'pauser', status: 'done' as const, reason: 'Ada klarer dette.', saidBy: [] };
  expect(await chair.call('activity.close', done)).toBe('yes');
}

async function atReadBack(present = family): Promise<OpenRoom> {
  const room = await openRoom({ present });
  await agree(room.chair);
  const text = fromPlainText('Vi snakket om lesing.');
  expect(await room.chair.call('draft.save', { section, text, caret: 1 })).toBe('yes');
  expect(await room.chair.call('readBack.start', {})).toBe('yes');
  await room.chair.until((view) => view.decisions !== undefined);
  return room;
}

function wordsOn(page: ScreenPage): string {
  return 'sentences' in page ? page.sentences.map(({ text }) => text).join(' ') : '';
}

function decisionOn(page: ScreenPage): string | undefined {
  return page.kind === 'read-back' ? page.decision : undefined;
}

/** At its own point, and shown again in its new words. */
async function putRight(
  { chair, screen }: Pick<OpenRoom, 'chair' | 'screen'>,
  decision: { readonly id: string; readonly agenda?: string | undefined } | undefined,
): Promise<void> {
  expect(await chair.call('agenda.go', { agenda: decision?.agenda ?? '' })).toBe('yes');
  const moved = { activity: decision?.id ?? '', deadline: '2027-03-01', saidBy: [] };
  expect(await chair.call('activity.deadline', moved)).toBe('yes');
  const { decisions } = await chair.until((view) => view.decisions?.[0]?.isConfirmed === false);
  expect(decisions?.[0]?.text).toContain('1. mars');
  expect(await chair.call('decision.show', { decision: decision?.id ?? '' })).toBe('yes');
  const shown = await screen.until((view) => decisionOn(view.page) === decision?.id);
  expect(wordsOn(shown.page)).toContain('1. mars');
}

describe('reading back (D4)', () => {
  it('shows each decision alone after the sections, and a yes holds for the words that were read', async () => {
    const { chair, screen } = await atReadBack();
    await screen.until(({ page }) => page.kind === 'read-back');
    const [first, second] = chair.view().decisions ?? [];
    expect(chair.view().decisions).toHaveLength(2);
    expect(first).toMatchObject({ isConfirmed: false, isOnWall: true, agenda: 'sak-skoledagen' });
    expect(await screen.call('screen.next', {})).toBe('yes');
    const { page } = await screen.until((view) => decisionOn(view.page) === first?.id);
    expect(wordsOn(page)).toBe(first?.text);
    expect(page).toMatchObject({ number: 2, of: 3 });
    // A yes goes on to the next decision by itself.
    expect(await chair.call('decision.confirm', { decision: first?.id ?? '', confirmed: true })).toBe('yes');
    await screen.until((view) => decisionOn(view.page) === second?.id);
    await chair.until((view) => view.decisions?.[0]?.isConfirmed === true);
  });

  it('asks again about a decision that was put right, and approves with one that nobody said yes to', async () => {
    const { chair, screen, restart } = await atReadBack();
    const [first] = chair.view().decisions ?? [];
    expect(await chair.call('decision.confirm', { decision: first?.id ?? '', confirmed: true })).toBe('yes');
    await chair.until((view) => view.decisions?.[0]?.isConfirmed === true);
    await putRight({ chair, screen }, first);
    expect(await chair.call('decision.confirm', { decision: first?.id ?? '', confirmed: true })).toBe('yes');
    const views = chair.wholeViews.length;
    await restart();
    await chair.until((view) => chair.wholeViews.length > views && view.decisions?.[0]?.isConfirmed === true);
    expect(chair.view().decisions?.[1]?.isConfirmed).toBe(false);
    expect(await chair.call('readBack.approve', {})).toBe('yes');
  });

  it('changes the words on the wall while they stand there, and knows no decision before the reading', async () => {
    const room = await openRoom({ present: family });
    await agree(room.chair);
    expect(room.chair.view().decisions).toBeUndefined();
    expect(await room.chair.call('decision.show', { decision: 'lesing' })).toBe('not-read-back');
    const text = fromPlainText('Vi snakket.');
    await room.chair.call('draft.save', { section, text, caret: 1 });
    await room.chair.call('readBack.start', {});
    const { decisions } = await room.chair.until((view) => view.decisions !== undefined);
    const decision = decisions?.[0]?.id ?? '';
    expect(await room.chair.call('decision.show', { decision })).toBe('yes');
    await room.screen.until((view) => decisionOn(view.page) === decision);
    await room.chair.call('activity.deadline', { activity: decision, deadline: '2027-04-01', saidBy: [] });
    await room.screen.until((view) => wordsOn(view.page).includes('1. april'));
    expect(await room.chair.call('decision.confirm', { decision: 'finnes-ikke', confirmed: true })).toBe(
      'unknown-item',
    );
  });

  it('reads back what people said and what they did not agree on, and approves minutes of nothing but lines (M7)', async () => {
    const { chair, screen } = await openRoom({ present: family });
    expect(await chair.call('readBack.start', {})).toBe('nothing-to-read');
    const agenda = 'sak-skoledagen';
    const said = { agenda, saidBy: ['mor'] };
    const words = { ...said, line: 'words', text: 'Ada sover bedre nå.' } as const;
    const view = { ...said, line: 'disagreement', text: 'Leksene er for lange.' } as const;
    expect(await chair.call('line.add', words)).toBe('yes');
    expect(await chair.call('line.add', view)).toBe('yes');
    expect(await chair.call('readBack.start', {})).toBe('yes');
    const first = await screen.until(({ page }) => page.kind === 'read-back');
    expect(first.page).toMatchObject({ number: 1, of: 2 });
    expect('title' in first.page && first.page.title).toMatch(/ sa$/u);
    expect(wordsOn(first.page)).toBe(words.text);
    expect(await screen.call('screen.next', {})).toBe('yes');
    const second = await screen.until((shown) => wordsOn(shown.page).includes('Leksene'));
    expect(second.page).toMatchObject({ title: 'Det vi ikke ble enige om' });
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    await chair.until((shown) => shown.readBack === 'approved');
  });

  it('leaves out of the wall what somebody here may not see, and tells the chair alone (A4, A6)', async () => {
    const { chair, screen } = await atReadBack([...family, 'fritidsleder']);
    const { decisions } = await chair.until((view) => view.decisions !== undefined);
    expect(decisions?.map(({ isOnWall }) => isOnWall)).toEqual([false, false]);
    expect(JSON.stringify(screen.frames)).not.toContain(reading);
  });
});

describe('the conclusion cards (M8)', () => {
  async function approved(present?: string[]): Promise<OpenRoom> {
    const room = await atReadBack(present);
    expect(await room.chair.call('readBack.approve', {})).toBe('yes');
    await room.chair.until((view) => view.conclusions !== undefined);
    return room;
  }

  it('are seen by the family on the wall before a service gets them, in the words that the service gets', async () => {
    const { chair, screen } = await approved();
    const service = 'Solvang skolefritidsordning';
    const cards = chair.view().conclusions ?? [];
    const card = cards.find((one) => one.service === service);
    expect(card).toMatchObject({ mayShow: true, isShown: false });
    expect(await chair.call('card.show', { service })).toBe('yes');
    const { page } = await screen.until(
      (view) => view.page.kind === 'sentences' && view.page.part === 'card',
    );
    expect('title' in page && page.title).toContain(service);
    const pages = 'of' in page ? page.of : 0;
    await chair.until((view) => view.card === service);
    // Seen when all of it has been there.
    expect(chair.view().conclusions?.some(({ isShown }) => isShown)).toBe(false);
    let read = wordsOn(page);
    for (let number = 2; number <= pages; number += 1) {
      expect(await chair.call('screen.next', {})).toBe('yes');
      const turned = await screen.until((view) => 'number' in view.page && view.page.number === number);
      read = `${read} ${wordsOn(turned.page)}`;
    }
    expect(read).toContain(reading.slice(0, -1));
    const now = await chair.until((view) => view.conclusions?.some(({ isShown }) => isShown) === true);
    expect(now.conclusions?.find((one) => one.service === service)?.isShown).toBe(true);
    expect(now.conclusions?.filter(({ isShown }) => isShown)).toHaveLength(1);
    // Other words have not been seen, and leave the wall.
    expect(await chair.call('nextMeeting.agree', { date: '2027-03-01' })).toBe('yes');
    const after = await chair.until((view) => view.conclusions?.every(({ isShown }) => !isShown) === true);
    expect(after.card).toBeUndefined();
    await screen.until((view) => view.page.kind !== 'sentences');
    expect(await chair.call('card.show', {})).toBe('yes');
  });

  it('are not on a wall that somebody sees who may not see all of them', async () => {
    const { chair, screen } = await approved([...family, 'fritidsleder']);
    const hidden = (chair.view().conclusions ?? []).filter(({ mayShow }) => !mayShow);
    expect(hidden.map(({ service }) => service)).toContain('Solvang skolefritidsordning');
    expect(await chair.call('card.show', { service: 'Solvang skolefritidsordning' })).toBe('unknown-item');
    expect(JSON.stringify(screen.frames)).not.toContain(reading);
  });
});
