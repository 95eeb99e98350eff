import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import { fromPlainText, toLines } from '#domain/rich-text.ts';
import { draftSchema, roomStateSchema } from '#host/room/room-state.ts';
import type { Chair } from './open-room.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'far', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];
const lesing = { activity: 'lesing', text: 'Ada leser nå hver kveld.', saidBy: ['mor'] };
const first = 'section-sak-skoledagen';
const second = 'section-sak-kroppen';

function draft(text: string): CommandInput<'draft.save'> {
  return { section: first, text: fromPlainText(text), caret: 1 };
}

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
  it('are written with one pen a section: who takes it gets it with what was typed last', async () => {
    const { chair, table } = await openAtGoal();
    const taker = await table('miljoterapeut');
    expect(await taker.call('draft.save', draft('Vi snakket.'))).toBe('yes');
    expect(await chair.call('draft.save', draft('Borte!'))).toBe('pen-taken');
    expect(await chair.call('pen.take', { section: first })).toBe('yes');
    const { sections } = await taker.until((view) => view.sections[0]?.leaving !== undefined);
    expect(sections[0]).toMatchObject({ pen: 'mine', leaving: { page: 'chair', name: 'Marit Lunde' } });
    expect(await taker.call('draft.save', draft('Vi snakket mye.'))).toBe('yes');
    expect(await taker.call('pen.give', { section: first, to: 'chair' })).toBe('yes');
    expect(await taker.call('draft.save', draft('For sent.'))).toBe('pen-taken');
    const now = await chair.until((view) => view.sections[0]?.pen === 'mine');
    expect(now.sections[0]?.text).toStrictEqual(fromPlainText('Vi snakket mye.'));
    const { sections: seen } = await taker.until((view) => view.sections[0]?.pen === 'other');
    expect(seen[0]).toMatchObject({ penName: 'Marit Lunde' });
    expect(seen[0]?.caret).toBeUndefined();
  });

  it('go on where a page hangs, and what it typed before its pen went and came back is not written over', async () => {
    const { chair, table } = await openAtGoal();
    const taker = await table('miljoterapeut');
    await taker.call('pen.take', { section: first });
    const { sections } = await taker.until((view) => view.sections[0]?.pen === 'mine');
    const turn = sections[0]?.turn ?? '';
    expect(await chair.call('pen.take', { section: first })).toBe('yes');
    const { sections: held } = await chair.until((view) => view.sections[0]?.pen === 'mine', 3000);
    const back = held[0]?.others?.[0]?.page ?? '';
    expect(await chair.call('draft.save', draft('Mens du var borte.'))).toBe('yes');
    expect(await chair.call('pen.give', { section: first, to: back })).toBe('yes');
    await taker.until((view) => view.sections[0]?.pen === 'mine' && view.sections[0].turn !== turn);
    expect(await taker.call('draft.save', { ...draft('Gammelt.'), turn })).toBe('pen-taken');
    expect(await taker.call('draft.save', draft('Nytt.'))).toBe('yes');
  });

  it('may be asked for and are given in one touch, also between two pages of one person', async () => {
    const { chair, table } = await openAtGoal();
    const [taker, other] = [await table('miljoterapeut'), await table('miljoterapeut')];
    await taker.call('draft.save', draft('Vi snakket.'));
    expect(await other.call('draft.save', draft('Oppå.'))).toBe('pen-taken');
    expect(await chair.call('pen.ask', { section: first })).toBe('yes');
    const { sections } = await taker.until((view) => view.sections[0]?.others?.[0]?.asks === true);
    expect(sections[0]?.others?.map(({ page, asks }) => [page === 'chair', asks])).toStrictEqual([
      [true, true],
      [false, undefined],
    ]);
    expect(chair.view().sections[0]).toMatchObject({ pen: 'other', asked: true });
    expect(await other.call('pen.give', { section: first, to: 'chair' })).toBe('pen-taken');
    expect(await taker.call('pen.give', { section: first, to: 'nowhere' })).toBe('unknown-person');
    expect(await taker.call('pen.give', { section: first, to: 'chair' })).toBe('yes');
    await chair.until((view) => view.sections[0]?.pen === 'mine');
  });

  it('hold the few forms of minutes, in one spelling of every letter, and no more than there is room for', async () => {
    const { chair } = await openAtGoal();
    const bold = { type: 'text' as const, text: 'Å', marks: [{ type: 'bold' as const }] };
    const content = [{ type: 'paragraph' as const, content: [{ ...bold, text: 'A\u030A' }] }];
    const text = { schema: 1 as const, type: 'doc' as const, content };
    expect(await chair.call('draft.save', { section: first, text, caret: 2 })).toBe('yes');
    const { sections } = await chair.until((view) => view.sections[0]?.version === 1);
    expect(sections[0]?.text.content).toStrictEqual([{ type: 'paragraph', content: [bold] }]);
    const long = `${'a'.repeat(4000)}\n${'b'.repeat(4000)}`;
    expect(await chair.call('draft.save', draft(long))).toBe('text-too-long');
    expect(await chair.call('draft.save', draft(long.slice(0, -1)))).toBe('yes');
  });

  it('are read from a file that held their lines alone, and its pens are free', () => {
    const old = { text: 'Vi snakket.\nMor leser.', caret: 14, by: 'mor' };
    const { text, caret, version } = draftSchema.parse(old);
    expect([toLines(text), caret, version]).toStrictEqual([['Vi snakket.', 'Mor leser.'], 16, 0]);
    const pens = { first: 'mor', second: { by: 'mor', page: 'chair', turn: 't' } };
    expect(roomStateSchema.shape.pens.parse(pens)).toStrictEqual({ second: pens.second });
  });

  it('keep their drafts over a new host, at the same caret, behind the cover', async () => {
    const { chair, screen, table, restart } = await openAtGoal();
    const taker = await table('miljoterapeut');
    await taker.call('draft.save', {
      section: first,
      text: fromPlainText('Vi snakket om lesing.\nMor leser.'),
      caret: 11,
    });
    await chair.call('screen.next', {});
    await screen.until(({ page }) => page.kind !== 'pause');
    const before = chair.view();
    const views = [chair, screen, taker].map((page) => page.wholeViews.length);
    await restart();
    await taker.until(() => taker.wholeViews.length > (views[2] ?? 0));
    expect(taker.view().sections[0]).toMatchObject({
      text: fromPlainText('Vi snakket om lesing.\nMor leser.'),
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
    await chair.call('draft.save', { section: first, text: fromPlainText(texts[0] ?? ''), caret: 3 });
    await chair.call('draft.save', { section: second, text: fromPlainText(texts[1] ?? ''), caret: 3 });
    expect(await chair.call('readBack.start', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'read-back');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    await chair.until((view) => view.sections.filter(({ state }) => state === 'approved').length === 2);
    expect(await chair.call('draft.save', { section: first, text: fromPlainText('x'), caret: 0 })).toBe(
      'already-closed',
    );
    expect(await chair.call('minutes.answer', { participant: 'mor', answer: 'agrees' })).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    const { sections, readBack } = await chair.until((view) =>
      view.sections.every(({ state }) => state === 'draft'),
    );
    expect(readBack).toBe('reading');
    expect(sections.slice(0, 2).map(({ text }) => toLines(text).join('\n'))).toStrictEqual(texts);
    expect(
      await chair.call('draft.save', { section: second, text: fromPlainText('Ole, Ada og Sara.'), caret: 3 }),
    ).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
  });
});
