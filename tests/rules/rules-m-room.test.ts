import { describe, expect, it } from 'vitest';
import { fromPlainText } from '#domain/rich-text.ts';
import type { OpenRoom } from '../room/open-room.ts';
import { openRoom } from '../room/open-room.ts';

/** Nobody has to wait for the time in which a room may say no. */
const soon = { beginReadingAfterMilliseconds: 20 };

async function isReadAt({ chair, screen }: OpenRoom, agenda: string): Promise<boolean> {
  expect(await chair.call('agenda.go', { agenda })).toBe('yes');
  const begun = screen.until((view) => view.reading.sentence !== undefined, 800);
  return begun.then(
    () => true,
    () => false,
  );
}

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];

describe('a room with an open meeting', () => {
  it('M7: nothing of the minutes is put into the plan before it is read back', async () => {
    const { chair } = await openRoom({ present });
    const draft = {
      section: 'section-sak-skoledagen',
      text: fromPlainText('Ada leser hver kveld.'),
      caret: 0,
    };
    expect(await chair.call('draft.save', draft)).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('not-read-back');
    expect(await chair.call('readBack.start', {})).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
  });

  it('M2: a goal is read aloud by itself, and no longer once somebody at the table has said no', async () => {
    const room = await openRoom({ present, host: soon });
    const table = await room.table('miljoterapeut');
    expect(await isReadAt(room, 'sak-skoledagen')).toBe(true);
    await table.call('reading.stop', {});
    expect(await isReadAt(room, 'sak-kroppen')).toBe(false);
  });

  it('M2: without a guardian nothing is read aloud before somebody asks for it', async () => {
    const room = await openRoom({ present: ['ada', 'kontaktlaerer'], host: soon });
    expect(await isReadAt(room, 'sak-skoledagen')).toBe(false);
  });

  it('M15: another plan is not taken in while this one is open', async () => {
    const { chair } = await openRoom({ present });
    expect(await chair.call('meeting.choose', { plan: 'another' })).toBe('meeting-open');
  });
});
