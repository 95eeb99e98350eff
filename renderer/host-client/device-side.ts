import type { DeviceKey } from './device-key.ts';
import { openDeviceKey } from './device-key.ts';

/** What a page on a device of its own adds to the hello, and says of itself while it is open. */
export interface DeviceSide extends DeviceKey {
  /** Whether somebody used the page since this was asked last. */
  readonly wasTouched: () => boolean;
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Only over the network; the room's own windows, and windows on its own machine, prove themselves without. */
export function openDeviceSide(page: Window): DeviceSide | undefined {
  if (page.location.protocol !== 'https:') return undefined;
  let isTouched = false;
  const note = (): void => {
    isTouched = true;
  };
  for (const touch of touches) page.addEventListener(touch, note, { passive: true });
  return {
    ...openDeviceKey(page),
    wasTouched: () => {
      const before = isTouched;
      isTouched = false;
      return before;
    },
  };
}
