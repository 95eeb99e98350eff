import { expect, it } from 'vitest';
import { openRoom } from '../room/open-room.ts';

it('L7: only what can be read back is locked', async () => {
  const { chair } = await openRoom({ present: ['ada', 'mor', 'kontaktlaerer'] });
  expect(await chair.call('readBack.start', {})).toBe('nothing-to-read');
  expect(await chair.call('readBack.approve', {})).toBe('not-read-back');
});
