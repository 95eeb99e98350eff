import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import type { OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';
import { familyPageOf } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];
const agenda = 'sak-skoledagen';
const ppt = 'Pedagogisk-psykologisk tjeneste';
const decision: CommandInput<'line.add'> = {
  line: 'decision',
  agenda,
  text: 'Vi venter med flere timer til jul',
  saidBy: ['sfo-leder'],
};
const words: CommandInput<'line.add'> = { line: 'words', agenda, text: 'Jeg liker ro.', saidBy: ['ada'] };
const limited = { ...decision, text: 'Bare PPT', limitedToServices: [ppt] };

async function openAtSchool(...more: string[]): Promise<OpenRoom> {
  const room = await openRoom({ present: [...present, ...more] });
  await room.chair.call('agenda.go', { agenda });
  await room.chair.until((view) => view.goal?.id === 'skoledagen');
  return room;
}

describe('a line of the minutes in a room', () => {
  it('is on both consoles and the family’s page, with who said and who wrote it, and never on the wall', async () => {
    const { chair, screen, table } = await openAtSchool();
    const taker = await table('miljoterapeut');
    const mother = await familyPageOf(chair, 'mor');
    expect(await taker.call('line.add', decision)).toBe('yes');
    expect(await taker.call('line.add', words)).toBe('yes');
    const { lines } = await taker.until((view) => view.lines?.rows.length === 2);
    expect(lines).toMatchObject({ agenda, seesAll: false, isLocked: false });
    expect(lines?.family.map(({ id }) => id)).toEqual(['ada', 'mor', 'far']);
    expect(lines?.rows).toMatchObject([
      { line: 'decision', saidBy: ['Kari Moen'], writtenBy: 'Jonas Berg', undo: false },
      { line: 'words', saidBy: ['Ada'], text: 'Jeg liker ro.', undo: true },
    ]);
    await chair.until((view) => view.lines?.rows.length === 2);
    expect(chair.view().lines?.rows.map(({ undo }) => undo)).toEqual([false, false]);
    const { decided } = await mother.until((view) => view.decided.length === 1);
    expect(decided[0]?.text).toBe('Vi venter med flere timer til jul.');
    expect(screen.frames.join('')).not.toMatch(/Vi venter|Jeg liker/u);
    expect(await taker.call('undo.newest', {})).toBe('yes');
    await chair.until((view) => view.lines?.rows.length === 1);
  });

  it('that is limited to a service is on no page of another, nor where the whole room sees (R5, A6)', async () => {
    const room = await openAtSchool('pp-raadgiver');
    const { chair, table } = room;
    const others = await table('sfo-leder');
    const readers = await table('pp-raadgiver');
    const [mother, before] = [await familyPageOf(chair, 'mor'), others.view()];
    const offered = chair.view().lines;
    expect(offered?.services.map(({ service }) => service)).toContain(ppt);
    expect(offered?.services.map(({ service }) => service)).not.toContain('Fritidsklubben Kvisten');
    expect(offered?.always).toEqual(['Ada', 'mor', 'far', 'Marit Lunde']);
    expect(await chair.call('line.add', limited)).toBe('yes');
    const seen = await readers.until((view) => view.lines?.rows.length === 1);
    expect(seen.lines?.rows[0]).toMatchObject({ limitedTo: [ppt], hiddenFromRoom: true });
    await chair.call('line.add', { ...decision, text: 'Alle ser dette.' });
    await mother.until((view) => view.decided.length === 1);
    await others.until((view) => view.lines?.rows.length === 1);
    for (const page of [others, mother, room.screen]) expect(page.frames.join('')).not.toContain('Bare PPT');
    await chair.call('undo.newest', {});
    expect(await others.until((view) => view.lines?.rows.length === 0)).toEqual(before);
    await room.restart();
    await readers.until((view) => view.lines?.rows[0]?.text === 'Bare PPT');
  });

  it('is refused in words when it cannot be, and leaves nothing behind', async () => {
    const { chair, table } = await openAtSchool();
    const taker = await table('miljoterapeut');
    const refused = [
      await taker.call('line.add', { ...decision, text: ' ' }),
      await taker.call('line.add', { ...decision, agenda: 'nowhere' }),
      await taker.call('line.add', { ...decision, limitedToServices: ['Politiet'] }),
      await taker.call('line.add', { ...decision, limitedToServices: [ppt, 'Politiet'] }),
      await taker.call('line.add', { ...words, saidBy: ['sfo-leder'] }),
      await taker.call('line.add', { ...decision, line: 'disagreement', saidBy: [] }),
      await taker.call('line.add', { ...decision, saidBy: ['nobody'] }),
    ];
    expect(refused).toEqual([
      'empty-text',
      'unknown-item',
      'unknown-person',
      'unknown-person',
      'bad-input',
      'bad-input',
      'unknown-person',
    ]);
    expect(chair.view().undo.command).toBeUndefined();
    expect(await taker.call('rollCall.child', { way: 'itself' })).toBe('yes');
    await taker.until((view) => view.lines?.child.way === 'itself');
  });
});
