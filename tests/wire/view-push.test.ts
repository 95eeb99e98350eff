import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageRole } from '#contract/roles.ts';
import { changeView, nothingSent } from '#wire/view-push.ts';
import { createFakeLog, createFakeRoom, smallViews } from './fake-room.ts';

const anySign = fc.constantFrom('screen', 'hidden', 'nothing');

describe('what a page is sent', () => {
  it('is the same, byte for byte and number for number, whatever happened out of its sight', () => {
    fc.assert(
      fc.property(fc.array(anySign, { maxLength: 30 }), (steps) => {
        const withHidden = playSteps(steps);
        const without = playSteps(steps.filter((step) => step !== 'hidden'));
        expect(withHidden).toEqual(without);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['screen', 'waiting', 'minute-taker', 'administrator'] as const)(
    'never holds a part that %s may not have',
    (role) => {
      const room = createFakeRoom();
      room.views[role] = { ...smallViews()[role], notices: [{ kind: 'limit', person: 'Kari' }] };
      const needs = { room, log: createFakeLog(), badView: 'throw' } as const;
      expect(() => changeView(needs, { session: 's', role }, nothingSent())).toThrow('notices');
      const covering = { ...needs, badView: 'cover' } as const;
      expect(changeView(covering, { session: 's', role }, nothingSent()) ?? '').not.toContain('Kari');
      expect(needs.log.lines).toHaveLength(1);
    },
  );

  it('covers a wall whose view is broken, and keeps what a console has', () => {
    const room = createFakeRoom();
    const needs = { room, log: createFakeLog(), badView: 'cover' } as const;
    const wall = { session: 's', role: 'screen' } as const;
    const sent = nothingSent();
    changeView(needs, wall, sent);
    room.views['screen'] = { ...smallViews()['screen'], page: { kind: 'goal', name: 'Ida' } };
    const frame = changeView(needs, wall, sent) ?? '';
    expect(JSON.parse(frame)).toMatchObject({ set: { page: { kind: 'pause' } }, gone: [] });
    expect(frame).not.toContain('Ida');
    room.views['chair'] = { people: 'broken' };
    expect(changeView(needs, { session: 'c', role: 'chair' }, nothingSent())).toBeUndefined();
    expect(needs.log.lines).toHaveLength(2);
  });

  it('is covered also when the room cannot make a view at all', () => {
    const room = createFakeRoom();
    const needs = { room, log: createFakeLog(), badView: 'cover' } as const;
    room.view = () => {
      throw new Error('a bug');
    };
    const frame = changeView(needs, { session: 's', role: 'screen' }, nothingSent()) ?? '';
    expect(JSON.parse(frame)).toMatchObject({ whole: true, set: { page: { kind: 'pause' } } });
  });
});

/** Plays changes that the wall sees and changes that it does not, and gives back all that it was sent. */
function playSteps(steps: readonly string[]): readonly string[] {
  const room = createFakeRoom();
  const needs = { room, log: createFakeLog(), badView: 'throw' } as const;
  const sent = nothingSent();
  const role: PageRole = 'screen';
  const frames: string[] = [];
  let pages = 0;
  for (const step of ['screen', ...steps]) {
    if (step === 'screen') pages += 1;
    if (step === 'hidden') room.views['chair'] = { ...room.views['chair'], covered: pages % 2 === 0 };
    const reading = { generation: pages };
    room.views['screen'] = { ...smallViews()['screen'], reading };
    const frame = changeView(needs, { session: 's', role }, sent);
    if (frame !== undefined) frames.push(frame);
  }
  return frames;
}
