import { z } from 'zod';

/** What a connected page is. The wire decides it from the page's proof, never from what the page says. */
export const pageRoleSchema = z.enum([
  /** The wall: shows, is the loudspeaker, and sends the presenter's keys. */
  'screen',
  'chair',
  'minute-taker',
  /** What the room sees and hears, ahead of it and in either language; nothing that the room may not see (A2). */
  'interpreter',
  /** The child's or a guardian's own page: what was decided, who sees what, a pause (M3, R6). */
  'family',
  /** The municipality's own page: its profile, and nothing of any plan (R8). */
  'administrator',
  /** A table page that holds a valid link but that the chair has not let in yet. */
  'waiting',
]);
export type PageRole = z.infer<typeof pageRoleSchema>;

/** Roles that the chair can hand out to a table page. */
export const tableRoleSchema = z.enum(['minute-taker', 'interpreter', 'family']);
export type TableRole = z.infer<typeof tableRoleSchema>;
