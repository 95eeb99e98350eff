import { describe, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import type { PreparedWire } from './wire-setup.ts';
import { link } from './wire-setup.ts';

/** The part of the suite about pages that come by a link and that the chair lets in. */
export function describeTablePages(wire: PreparedWire): void {
  describe('table pages', () => {
    it('lets a table page wait, makes it what the chair lets it be, and ends it when removed', async () => {
      wire.admissions().invite(link, 'table-1');
      const page = await wire.openPage();
      page.hello({ token: link });
      expect((await page.next('welcome')).role).toBe('waiting');
      expect((await page.next('view')).set).toEqual(wire.room().views['waiting']);
      page.call(1, 'evaluation.add', { activity: 'a', text: 'x', saidBy: [] });
      expect((await page.next('answer')).refusal?.kind).toBe('not-allowed');
      expect(wire.room().answered).toEqual([]);

      wire.admissions().admit('table-1', 'p2');
      wire.sessions().refresh();
      expect(await page.next('welcome')).toEqual({ kind: 'welcome', role: 'minute-taker' });
      expect(await page.next('view')).toMatchObject({ number: 1, whole: true });
      page.call(2, 'evaluation.add', { activity: 'a', text: 'x', saidBy: [] });
      await page.next('answer');
      expect(wire.room().answered[0]?.caller).toMatchObject({
        role: 'minute-taker',
        table: 'table-1',
        participant: 'p2',
      });

      wire.admissions().remove('table-1');
      const begun = performance.now();
      expect((await page.next('refused')).refusal.kind).toBe('not-admitted');
      expect(await page.ended()).toBe(closeCodes.notAdmitted);
      expect(performance.now() - begun).toBeLessThan(1000);
      expect(wire.room().events).toEqual(['arrived waiting', 'left', 'arrived minute-taker', 'left']);
    });

    it('refuses a call of a table page in the very moment it was removed', async () => {
      wire.admissions().invite(link, 'table-1');
      const page = await wire.openPage();
      page.hello({ token: link });
      await page.next('view');
      wire.admissions().admit('table-1', 'p2');
      wire.sessions().refresh();
      await page.next('view');
      wire.admissions().remove('table-1');
      page.call(1, 'undo.newest', {});
      expect(await page.ended()).toBe(closeCodes.notAdmitted);
      expect(wire.room().answered).toEqual([]);
    });

    it('opens a table link once only', async () => {
      wire.admissions().invite(link, 'table-1');
      const first = await wire.openPage();
      first.hello({ token: link });
      const { credential } = await first.next('welcome');
      const second = await wire.openPage();
      second.hello({ token: link });
      expect((await second.next('refused')).refusal.kind).toBe('link-used');
      const again = await wire.openPage();
      again.hello({ credential: credential ?? '' });
      expect((await again.next('welcome')).role).toBe('waiting');
    });
  });
}
