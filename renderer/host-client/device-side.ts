import { roomKeyOrigin, roomKeySchema } from '#contract/device-proof.ts';
import type { DeviceKey } from './device-key.ts';
import { openDeviceKey } from './device-key.ts';

/** What a page on a device of its own adds to the hello, and says of itself while it is open. */
export interface DeviceSide extends DeviceKey {
  /** Whether somebody used the page since this was asked last. */
  readonly wasTouched: () => boolean;
}

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

const place = 'stafettrom.room';

/** Our own program opens its first page with the key of the room that it is for; the next pages find it in this tab. */
export function keepRoomKey(page: Window): void {
  const [, given] = /^#room\.(.+)$/u.exec(page.location.hash) ?? [];
  const key = roomKeySchema.safeParse(given);
  if (!key.success) return;
  page.sessionStorage.setItem(place, key.data);
  page.history.replaceState(null, '', page.location.pathname);
}

/** What this page signs for: the room that it came from, or the one that the program on this machine speaks to. */
function signedOrigin({ location, sessionStorage }: Window): string | undefined {
  if (location.protocol === 'https:') return location.origin;
  const key = roomKeySchema.safeParse(sessionStorage.getItem(place));
  return key.success ? roomKeyOrigin(key.data) : undefined;
}

/** Only over the network; the room's own windows, and windows on its own machine, prove themselves without. */
export function openDeviceSide(page: Window): DeviceSide | undefined {
  const origin = signedOrigin(page);
  if (origin === undefined) return undefined;
  let isTouched = false;
  const note = (): void => {
    isTouched = true;
  };
  for (const touch of touches) page.addEventListener(touch, note, { passive: true });
  return {
    ...openDeviceKey(page, origin),
    wasTouched: () => {
      const before = isTouched;
      isTouched = false;
      return before;
    },
  };
}
