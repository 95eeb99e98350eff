import type { PageRole } from '#contract/roles.ts';

/** The one interface that the room listens on. */
export const loopback = '127.0.0.1';

/** Where pages open their WebSocket. */
export const wirePath = '/wire';

export type WindowRole = Exclude<PageRole, 'waiting'>;

const pages: Record<WindowRole, string> = {
  screen: 'big-screen',
  chair: 'chair',
  'minute-taker': 'minutes',
  interpreter: 'interpreter',
  family: 'family',
  administrator: 'administrator',
};

export function pagePath(role: WindowRole): string {
  return `/${pages[role]}/index.html`;
}

/** The page is in a window of the room's own, and lets nobody out of it; somebody's own browser keeps its keys. */
export function inRoomWindow(address: string): string {
  return address.replace('#', '?room-window#');
}

/** The token stands in the fragment: it reaches the page and no server, log or referrer. */
export function pageAddress(port: number, role: WindowRole, token: string): string {
  return `http://${loopback}:${port}${pagePath(role)}#${token}`;
}
