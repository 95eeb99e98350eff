import { describe, expect, it } from 'vitest';
import { closeCodes, silenceMilliseconds } from '#contract/frames.ts';
import { sealRole } from '#wire/proof.ts';
import { waitFor } from '../wire/test-page.ts';
import type { StartCarrier } from './wire-setup.ts';
import { prepareWire, secret, token } from './wire-setup.ts';
import { describeTablePages } from './wire-tables.ts';

/** Whatever carries the contract keeps these promises. */
export function describeWire(name: string, startCarrier: StartCarrier): void {
  describe(`the wire over ${name}`, () => {
    const wire = prepareWire(startCarrier);

    it('sends nothing before a hello and ends a silent connection after a second', async () => {
      const page = await wire.openPage();
      expect(await page.ended()).toBe(closeCodes.tooSlow);
      expect(page.frames).toEqual([]);
      expect(wire.room().events).toEqual([]);
    });

    it('exchanges a one-time token for a credential, then shows the whole view', async () => {
      wire.admissions().openWindow(token, 'screen');
      const page = await wire.openPage();
      page.hello({ token });
      const welcome = await page.next('welcome');
      expect(welcome.role).toBe('screen');
      expect(welcome.credential).toMatch(/^w\.screen\./u);
      const view = await page.next('view');
      expect(view).toMatchObject({ number: 1, whole: true, gone: [] });
      expect(view.set).toEqual(wire.room().views['screen']);
      expect(wire.room().events).toEqual(['arrived screen']);
    });

    it('refuses a token that was used before', async () => {
      wire.admissions().openWindow(token, 'chair');
      const first = await wire.openPage();
      first.hello({ token });
      await first.next('welcome');
      const second = await wire.openPage();
      second.hello({ token });
      expect((await second.next('refused')).refusal.kind).toBe('link-unknown');
      expect(await second.ended()).toBe(closeCodes.notAdmitted);
    });

    it('knows a page again by its credential, as the same session, and lets the older one go', async () => {
      const credential = sealRole(secret, 'chair');
      const first = await wire.openPage();
      first.hello({ credential });
      await first.next('view');
      const second = await wire.openPage();
      second.hello({ credential });
      expect(await second.next('welcome')).toEqual({ kind: 'welcome', role: 'chair' });
      expect(await first.ended()).toBe(closeCodes.goodbye);
      first.end.close();
      second.call(1, 'undo.newest', {});
      expect((await second.next('answer')).ok).toBe(true);
      expect(wire.sessions().count()).toBe(1);
      expect(wire.room().events).toEqual(['arrived chair', 'left', 'arrived chair']);
    });

    it.each([
      ['no proof', {}],
      ['a credential that nobody gave', { credential: 't.0123456789abcdef' }],
      [
        'another role under the same seal',
        { credential: sealRole(secret, 'screen').replace('screen', 'chair') },
      ],
      ['the seal of another room', { credential: sealRole(Buffer.alloc(32, 8), 'chair') }],
    ])('refuses %s', async (_what, proof) => {
      const page = await wire.openPage();
      page.hello(proof);
      expect((await page.next('refused')).refusal.kind).toBe('not-admitted');
      expect(await page.ended()).toBe(closeCodes.notAdmitted);
      expect(page.frames).toHaveLength(1);
    });

    it('refuses a page of another contract', async () => {
      const page = await wire.openPage();
      page.hello({ credential: sealRole(secret, 'chair'), contract: 0 });
      expect((await page.next('refused')).refusal.kind).toBe('old-page');
      expect(await page.ended()).toBe(closeCodes.forbidden);
    });

    it('ends a page that calls before its hello, and the room hears nothing', async () => {
      const page = await wire.openPage();
      page.call(1, 'screen.cover', {});
      expect(await page.ended()).toBe(closeCodes.notAdmitted);
      expect(wire.room().answered).toEqual([]);
    });

    it.each([
      ['text that is no JSON', 'not json'],
      ['a frame of no kind', '{"kind":"shout"}'],
      [
        'a frame with more than it may have',
        '{"kind":"call","call":1,"command":"x","input":{},"role":"chair"}',
      ],
      [
        'a tower of brackets',
        `{"kind":"call","call":1,"command":"x","input":${'['.repeat(40)}${']'.repeat(40)}}`,
      ],
      [
        'a frame that changes its own kind',
        '{"__proto__":{"kind":"call"},"call":1,"command":"screen.cover"}',
      ],
    ])('ends a page that sends %s', async (_what, text) => {
      const page = await wire.openAs('chair');
      page.end.send(text);
      expect(await page.ended()).toBe(closeCodes.forbidden);
      expect(wire.room().answered).toEqual([]);
    });

    it('ends a page that sends a frame beyond the limit', async () => {
      const page = await wire.openAs('chair');
      page.call(1, 'draft.save', { section: 's', text: 'a'.repeat(70_000), caret: 0 });
      await page.ended();
      expect(wire.room().answered).toEqual([]);
      expect(wire.sessions().count()).toBe(0);
    });

    it('ends a page that sends bytes', async () => {
      const page = await wire.openAs('chair');
      page.end.sendBytes(new Uint8Array([1, 2, 3]));
      expect(await page.ended()).toBe(closeCodes.forbidden);
    });

    it('ends a page that says hello twice', async () => {
      const page = await wire.openAs('screen');
      page.hello({ credential: sealRole(secret, 'chair') });
      expect(await page.ended()).toBe(closeCodes.forbidden);
    });

    it('answers a call with its number, and tells a refusal of the room as it is', async () => {
      const page = await wire.openAs('chair');
      page.call(3, 'table.invite', { role: 'minute-taker' });
      expect(await page.next('answer')).toEqual({
        kind: 'answer',
        call: 3,
        ok: true,
        value: { link: 'http://x/' },
      });
      wire.room().reply = () => ({ ok: false, refusal: { kind: 'empty-text', field: 'text' } });
      page.call(4, 'undo.newest', {});
      expect(await page.next('answer')).toMatchObject({
        call: 4,
        ok: false,
        refusal: { kind: 'empty-text' },
      });
    });

    it('refuses a call number that does not ascend', async () => {
      const page = await wire.openAs('chair');
      page.call(2, 'undo.newest', {});
      expect((await page.next('answer')).ok).toBe(true);
      page.call(2, 'undo.newest', {});
      expect((await page.next('answer')).refusal).toEqual({ kind: 'bad-input', field: 'call' });
      expect(wire.room().answered).toHaveLength(1);
    });

    it('takes at most twenty calls within a second, and ends a flood', async () => {
      const page = await wire.openAs('screen');
      for (let call = 1; call <= 30; call += 1) page.call(call, 'screen.cover', {});
      await waitFor(
        () => page.frames.filter((frame) => frame.kind === 'answer').length === 30 || undefined,
        '30',
      );
      const kinds = page.frames.map((frame) => (frame.kind === 'answer' ? frame.refusal?.kind : undefined));
      expect(kinds.filter((kind) => kind === 'too-many').length).toBeGreaterThanOrEqual(10);
      expect(wire.room().answered.length).toBeLessThanOrEqual(20);
      for (let call = 31; call <= 400; call += 1) page.call(call, 'screen.cover', {});
      expect(await page.ended()).toBe(closeCodes.forbidden);
    });

    it('sends only the parts that changed, once for several changes, and moves the number only then', async () => {
      const page = await wire.openAs('screen');
      wire.sessions().refresh();
      wire.room().views['screen'] = { ...wire.room().views['screen'], page: { kind: 'pause' } };
      wire.sessions().refresh();
      wire.sessions().refresh();
      expect(await page.next('view')).toEqual({
        kind: 'view',
        number: 2,
        whole: false,
        set: { page: { kind: 'pause' } },
        gone: [],
      });
      wire.sessions().refresh();
      await page.next('beat');
      expect(page.frames.filter((frame) => frame.kind === 'view')).toHaveLength(2);
    });

    it('tells which part is gone', async () => {
      const plan = { name: 'Ida', place: 'Rom 3', time: '09:00', me: 'p1' };
      wire.room().views['minute-taker'] = { ...wire.room().views['minute-taker'], plan };
      const page = await wire.openAs('minute-taker');
      expect(page.view['plan']).toEqual(plan);
      wire.room().views['minute-taker'] = { ...wire.room().views['minute-taker'], plan: undefined };
      wire.sessions().refresh();
      expect(await page.next('view')).toMatchObject({ number: 2, set: {}, gone: ['plan'] });
    });

    it('beats, so that a page knows when its host is lost', async () => {
      const page = await wire.openAs('screen');
      await page.next('beat');
      const begun = performance.now();
      await page.next('beat');
      expect(performance.now() - begun).toBeLessThan(silenceMilliseconds / 2);
    });

    it('brings sound to the one page that it is for', async () => {
      const one = await wire.openAs('screen');
      const other = await wire.openAs('screen');
      one.call(1, 'screen.cover', {});
      await one.next('answer');
      const session = wire.room().answered[0]?.caller.session ?? '';
      wire.sessions().sound(session, new Uint8Array([1, 2, 3]));
      await waitFor(() => one.sounds[0], 'sound');
      expect([...(one.sounds[0] ?? [])]).toEqual([1, 2, 3]);
      expect(other.sounds).toEqual([]);
    });

    describeTablePages(wire);

    it('says goodbye to all when it stops', async () => {
      const page = await wire.openAs('screen');
      const silent = await wire.openPage();
      wire.sessions().stop();
      expect(await page.ended()).toBe(closeCodes.goodbye);
      expect(await silent.ended()).toBe(closeCodes.goodbye);
      expect(wire.sessions().count()).toBe(0);
    });

    it('logs no proof, no input and no view', async () => {
      const page = await wire.openAs('chair');
      wire.room().reply = () => {
        throw new Error('broken');
      };
      page.call(1, 'evaluation.add', { activity: 'a', text: 'Kari sa det', saidBy: [] });
      const { refusal } = await page.next('answer');
      expect(refusal?.kind).toBe('unexpected');
      expect(refusal?.reference).toMatch(/^ref-/u);
      expect(wire.log().lines.join('\n')).not.toMatch(/Kari|w\.chair/u);
    });
  });
}
