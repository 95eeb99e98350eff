import { isRefusedKey } from './refused-keys.ts';

/** What the browser shell puts after the address of a window of the room; Electron's windows carry their own wire. */
export const roomWindowMark = '?room-window';
const place = 'stafettrom.room-window';

/** A person's own device keeps its keys, its zoom and its menu: only the room's own windows are guarded. */
export function isRoomWindow(page: Window): boolean {
  if (page.stafettrom !== undefined) return true;
  if (page.location.search === roomWindowMark) page.sessionStorage.setItem(place, 'yes');
  return page.sessionStorage.getItem(place) === 'yes';
}

/**
 * Refuses what leads out of the page: the browser's keys, its menu, files and text dropped here, links, new windows,
 * print, zoom, back and forward. What no page can hold, operating system and policies do (docs/operation.md).
 */
export function guardWindow(page: Window): void {
  const isMac = page.navigator.platform.startsWith('Mac');
  refuse(page, 'keydown', (event) => isRefusedKey(event, isMac));
  refuse(page, 'wheel', ({ ctrlKey, metaKey }) => ctrlKey || metaKey);
  // The middle button opens and pastes, the outer ones go back and forward.
  for (const name of ['mousedown', 'mouseup'] as const) refuse(page, name, ({ button }) => button !== 0);
  for (const name of ['contextmenu', 'auxclick', 'dragstart'] as const) refuse(page, name, () => true);
  for (const name of ['dragenter', 'dragover', 'drop'] as const) refuse(page, name, refuseDrop);
  refuse(page, 'click', isOnLink);
  page.open = () => null;
  page.print = () => undefined;
  const { style } = page.document.documentElement;
  page.addEventListener('beforeprint', () => style.setProperty('display', 'none'));
  page.addEventListener('afterprint', () => style.removeProperty('display'));
}

/** Before the page's own listeners, and without keeping the event from them. */
function refuse<Name extends keyof WindowEventMap>(
  page: Window,
  name: Name,
  isRefused: (event: WindowEventMap[Name]) => boolean,
): void {
  const listen = (event: WindowEventMap[Name]): void => {
    if (isRefused(event)) event.preventDefault();
  };
  page.addEventListener(name, listen, { capture: true, passive: false });
}

function refuseDrop({ dataTransfer }: DragEvent): boolean {
  if (dataTransfer !== null) dataTransfer.dropEffect = 'none';
  return true;
}

function isOnLink({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('a[href], area[href]') !== null;
}
