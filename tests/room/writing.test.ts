import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Chair } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'far', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];
const lesing = { activity: 'lesing', text: 'Ada leser nå hver kveld.', saidBy: ['mor'] };
const first = 'section-sak-skoledagen';
const second = 'section-sak-kroppen';

type Activity = NonNullable<ReturnType<Chair['view']>['goal']>['activities'][number];

async function openAtGoal(): ReturnType<typeof openRoom> {
  const room = await openRoom({ present });
  await room.chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  await room.chair.until((view) => view.goal !== undefined);
  return room;
}

function activity(chair: Chair, looksRight: (one: Activity) => boolean): Promise<unknown> {
  return chair.until((view) => view.goal?.activities.some((one) => looksRight(one)) === true);
}

function newest(one: Activity): string {
  return one.evaluations[0]?.text ?? '';
}

describe('what the meeting decides', () => {
  it('is on the wall and on the consoles, said by one and written by another', async () => {
    const { chair, screen } = await openAtGoal();
    expect(await chair.call('evaluation.add', lesing)).toBe('yes');
    await activity(chair, (one) => newest(one) === lesing.text && one.evaluations[0]?.saidBy[0] === 'mor');
    const added = { goal: 'skoledagen', description: 'Kari leser med Ada.', saidBy: [] };
    const responsible = [{ participant: 'sfo-leder' }];
    expect(await chair.call('activity.add', { ...added, responsible, deadline: '2027-02-01' })).toBe('yes');
    const reason = 'Ada klarer dette selv.';
    expect(
      await chair.call('activity.close', { activity: 'pauser', status: 'done', reason, saidBy: ['ada'] }),
    ).toBe('yes');
    await activity(chair, (one) => one.closedReason === reason);
    for (let turn = 0; turn < 8 && !JSON.stringify(screen.view()).includes(added.description); turn += 1) {
      await screen.call('screen.next', {});
      await wait(30);
    }
    expect(JSON.stringify(screen.view())).toContain('2027-02-01');
  });

  it('is refused in words when it cannot be, and leaves nothing behind', async () => {
    const { chair } = await openAtGoal();
    const before = JSON.stringify(chair.view());
    const answers = [
      await chair.call('evaluation.add', { ...lesing, text: '  ' }),
      await chair.call('evaluation.add', { ...lesing, activity: 'nowhere' }),
      await chair.call('evaluation.add', { ...lesing, saidBy: ['nobody'] }),
      await chair.call('activity.deadline', { activity: 'lesing', deadline: '2020-01-01', saidBy: [] }),
      await chair.call('nextMeeting.agree', { date: '2020-01-01' }),
      await chair.call('undo.newest', {}),
      await chair.call('readBack.start', {}),
      await chair.call('readBack.approve', {}),
    ];
    expect(answers).toStrictEqual([
      'empty-text',
      'unknown-item',
      'unknown-person',
      'date-passed',
      'date-passed',
      'nothing-to-undo',
      'nothing-to-read',
      'not-read-back',
    ]);
    expect(JSON.stringify(chair.view())).toBe(before);
  });

  it('is taken back newest first, and a close is open again', async () => {
    const { chair } = await openAtGoal();
    await chair.call('evaluation.add', lesing);
    await chair.call('activity.close', { activity: 'lesing', status: 'done', reason: 'Ferdig.', saidBy: [] });
    await chair.until((view) => view.undo.command === 'activity.close');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await activity(
      chair,
      (one) => one.id === 'lesing' && one.status === 'ongoing' && newest(one) === lesing.text,
    );
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.undo.command === undefined);
    await activity(chair, (one) => one.id === 'lesing' && newest(one) !== lesing.text);
    expect(await chair.call('undo.newest', {})).toBe('nothing-to-undo');
  });

  it('is not taken back under what somebody else has built on it', async () => {
    const { chair, table } = await openAtGoal();
    const taker = await table('miljoterapeut');
    const responsible = [{ name: 'mormor' }];
    const added = { goal: 'skoledagen', description: 'Mormor leser.', responsible, saidBy: [] };
    expect(await taker.call('activity.add', added)).toBe('yes');
    const { goal } = await chair.until((view) => JSON.stringify(view.goal).includes('Mormor leser.'));
    const id = goal?.activities.find((one) => one.description === 'Mormor leser.')?.id ?? '';
    expect(await chair.call('evaluation.add', { activity: id, text: 'Det er fint.', saidBy: [] })).toBe(
      'yes',
    );
    expect(await taker.call('undo.newest', {})).toBe('later-builds-on-it');
    await activity(chair, (one) => one.id === id && newest(one) === 'Det er fint.');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    expect(await taker.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => !JSON.stringify(view.goal).includes('Mormor leser.'));
  });
});

describe('the minutes', () => {
  it('are written with one pen a section: it may be taken, never written past', async () => {
    const { chair, table } = await openAtGoal();
    const taker = await table('miljoterapeut');
    expect(await taker.call('draft.save', { section: first, text: 'Vi snakket.', caret: 4 })).toBe('yes');
    expect(await chair.call('draft.save', { section: first, text: 'Borte!', caret: 1 })).toBe('pen-taken');
    expect(await chair.call('pen.take', { section: first })).toBe('yes');
    expect(await taker.call('draft.save', { section: first, text: 'Vi snakket mye.', caret: 9 })).toBe(
      'pen-taken',
    );
    const { sections } = await taker.until((view) => view.sections[0]?.pen === 'other');
    expect(sections[0]).toMatchObject({ text: 'Vi snakket.', penName: 'Marit Lunde' });
  });

  it('keep their drafts over a new host, at the same caret, behind the cover', async () => {
    const { chair, screen, table, restart } = await openAtGoal();
    const taker = await table('miljoterapeut');
    await taker.call('draft.save', { section: first, text: 'Vi snakket om lesing.\nMor leser.', caret: 11 });
    await chair.call('screen.next', {});
    await screen.until(({ page }) => page.kind !== 'pause');
    const before = chair.view();
    const views = [chair, screen, taker].map((page) => page.wholeViews.length);
    await restart();
    await taker.until(() => taker.wholeViews.length > (views[2] ?? 0));
    expect(taker.view().sections[0]).toMatchObject({
      text: 'Vi snakket om lesing.\nMor leser.',
      caret: 11,
      pen: 'mine',
    });
    await screen.until(({ page }) => screen.wholeViews.length > (views[1] ?? 0) && page.kind === 'pause');
    await chair.until(() => chair.wholeViews.length > (views[0] ?? 0));
    expect(chair.view().agenda).toStrictEqual(before.agenda);
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    await chair.until((view) => JSON.stringify(view.screen) === JSON.stringify(before.screen));
  });

  it('are locked when read back and approved, and taking that back gives the drafts again', async () => {
    const { chair, screen } = await openAtGoal();
    const texts = ['Vi snakket om lesing.\nMor leser hver kveld.', 'Ole og Ada øver.'];
    await chair.call('draft.save', { section: first, text: texts[0] ?? '', caret: 3 });
    await chair.call('draft.save', { section: second, text: texts[1] ?? '', caret: 3 });
    expect(await chair.call('readBack.start', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'read-back');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    await chair.until((view) => view.sections.filter(({ state }) => state === 'approved').length === 2);
    expect(await chair.call('draft.save', { section: first, text: 'x', caret: 0 })).toBe('already-closed');
    expect(await chair.call('minutes.answer', { participant: 'mor', answer: 'agrees' })).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    const { sections, readBack } = await chair.until((view) =>
      view.sections.every(({ state }) => state === 'draft'),
    );
    expect(readBack).toBe('reading');
    expect(sections.slice(0, 2).map(({ text }) => text)).toStrictEqual(texts);
    expect(await chair.call('draft.save', { section: second, text: 'Ole, Ada og Sara.', caret: 3 })).toBe(
      'yes',
    );
    expect(await chair.call('readBack.approve', {})).toBe('yes');
  });
});
