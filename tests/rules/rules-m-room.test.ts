import { describe, expect, it } from 'vitest';
import { openRoom } from '../room/open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];

describe('a room with an open meeting', () => {
  it('M7: nothing of the minutes is put into the plan before it is read back', async () => {
    const { chair } = await openRoom({ present });
    const draft = { section: 'section-sak-skoledagen', text: 'Ada leser hver kveld.', caret: 0 };
    expect(await chair.call('draft.save', draft)).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('not-read-back');
    expect(await chair.call('readBack.start', {})).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
  });

  it('M15: another plan is not taken in while this one is open', async () => {
    const { chair } = await openRoom({ present });
    expect(await chair.call('meeting.choose', { plan: 'another' })).toBe('meeting-open');
  });
});
