import { describe, expect, it } from 'vitest';
import type { HostNeeds } from '#host/host-needs.ts';
import { tellMeetings } from '#host/tell-meetings.ts';

describe('what the shell hears of a meeting', () => {
  it('is its opening and its end, once each and before the views, whatever else changes', () => {
    const told: (string | boolean)[] = [];
    let isOn = false;
    const outward: Pick<HostNeeds, 'changed' | 'meetingIsOn'> = {
      changed: () => void told.push('changed'),
      meetingIsOn: (now) => void told.push(now),
    };
    const { changed } = tellMeetings(outward, () => isOn);
    changed();
    isOn = true;
    changed();
    changed();
    isOn = false;
    changed();
    expect(told).toEqual(['changed', true, 'changed', 'changed', false, 'changed']);
  });
});
