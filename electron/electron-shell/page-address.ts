import type { PageRole } from '#contract/roles.ts';

/** The room's own scheme: no `file://` anywhere, so a page has an origin that can be checked. */
export const pageScheme = 'app';
export const pageHost = 'stafettrom';
export const pageOrigin = `${pageScheme}://${pageHost}`;

/** The two windows of a room; every other page is a table device on the network. */
export type WindowRole = Extract<PageRole, 'screen' | 'chair'>;

const pages: Record<WindowRole, string> = {
  screen: 'big-screen/index.html',
  chair: 'chair/index.html',
};

export function pageAddress(role: WindowRole): string {
  return `${pageOrigin}/${pages[role]}`;
}
