import type { HostNeeds } from './host-needs.ts';

/** Every change may open or close a meeting; the shell hears of those that do. */
export function tellMeetings<Outward extends Pick<HostNeeds, 'changed' | 'meetingIsOn'>>(
  needs: Outward,
  isOn: () => boolean,
): Outward {
  let wasOn = false;
  return {
    ...needs,
    changed: () => {
      if (isOn() !== wasOn) {
        wasOn = !wasOn;
        needs.meetingIsOn?.(wasOn);
      }
      needs.changed();
    },
  };
}
