import { describe, expect, it } from 'vitest';
import { presences, strangerLingers } from '#host/room/presences.ts';
import { seenGoals } from '#domain/screen-order.ts';
import { everything, fact, readsAs, room, seen, smallPlan } from './small-plan.ts';

const plan = smallPlan();
const interpreter = { kind: 'interpreter' } as const;
const stranger = { kind: 'stranger' } as const;

describe('the audience of the room', () => {
  it('A1: an empty roll call sees nothing', () => {
    expect(room(plan, [])).toEqual({ covered: 'nobody', items: new Set(), topics: new Set() });
    expect(seen(plan, ['mother'])).toEqual(everything);
  });

  it('A2: an interpreter with a duty of confidentiality does not narrow the room, and alone sees nothing', () => {
    expect(seen(plan, ['mother', interpreter])).toEqual(everything);
    expect(seen(plan, ['nurse', interpreter])).toEqual(seen(plan, ['nurse']));
    expect(seen(plan, [interpreter])).toEqual([]);
  });

  it('A2: of an interpreter language and form are noted, and there is no place for a name', () => {
    const noted = { meeting: 'meeting', language: 'tigrinja', by: 'phone' } as const;
    expect(fact('interpreter.attended/1', noted).body).toEqual(noted);
    expect(readsAs('interpreter.attended/1', { ...noted, name: 'Somebody' })).toBe('malformed');
  });

  it('A3: while somebody is here whom no consent names, nothing is shown', () => {
    expect(room(plan, ['mother', 'holder', stranger])).toEqual({
      covered: 'stranger',
      items: new Set(),
      topics: new Set(),
    });
    expect(room(plan, ['mother', 'coach']).covered).toBe('no-consent');
    expect(room(plan, ['mother', 'somebody-unheard-of']).covered).toBe('stranger');
  });

  it('A4: the limit of one participant narrows the whole room', () => {
    expect(seen(plan, ['mother', 'teacher', 'holder'])).toEqual(everything);
    expect(seen(plan, ['mother', 'teacher', 'holder', 'nurse'])).toEqual(['reading', 'group', 'note']);
    expect([...room(plan, ['mother', 'nurse']).topics]).toEqual(['school', 'health']);
  });

  it('A6: a hidden goal leaves no gap and moves no number', () => {
    const numbered = (...who: readonly string[]): string[] =>
      seenGoals(plan, room(plan, who)).map(({ goal, number }) => `${number} ${goal.id}`);
    expect(numbered('mother')).toEqual(['1 reading', '2 sleep', '3 quiet']);
    const family = fact('goal.added/1', { title: 'Først', topic: 'family' }, { item: 'first' });
    const state = smallPlan({
      later: [family, fact('goal.added/1', { title: 'Sist', topic: 'school' }, { item: 'last' })],
    });
    const numbers = seenGoals(state, room(state, ['nurse'])).map(
      ({ goal, number }) => `${number} ${goal.id}`,
    );
    expect(numbers).toEqual(['1 reading', '2 last']);
  });
});

describe('the list of those who count', () => {
  const alone = {
    people: [],
    watching: [],
    others: false,
    sibling: 'none' as const,
    strangerCounts: false,
    interpreter: { by: 'room' as const, bound: true },
  };

  it('A1: somebody by phone or video counts as not alone until they have said that they are', () => {
    const by = (change: { alone?: boolean }): string[] => {
      const people = [{ id: 'mother', by: 'phone' as const, here: true, left: false, ...change }];
      return presences({ ...alone, people, watching: ['mother'] }).map(({ kind }) => kind);
    };
    expect(by({})).toEqual(['participant', 'stranger']);
    expect(by({ alone: false })).toEqual(['participant', 'stranger']);
    expect(by({ alone: true })).toEqual(['participant']);
  });

  it('A2: an interpreter without a duty of confidentiality is somebody unnamed', () => {
    const kinds = (bound: boolean): string[] =>
      presences({ ...alone, interpreter: { by: 'room', bound, language: 'arabisk' } }).map(
        ({ kind }) => kind,
      );
    expect([kinds(true), kinds(false)]).toEqual([['interpreter'], ['stranger']]);
  });

  it('A3: a sibling is somebody unnamed unless a guardian says yes, and one too small to follow does not count', () => {
    const kinds = (sibling: 'here' | 'allowed' | 'small'): string[] =>
      presences({ ...alone, sibling }).map(({ kind }) => kind);
    expect([kinds('here'), kinds('allowed'), kinds('small')]).toEqual([['stranger'], [], []]);
  });

  it('A5: who has left goes on counting until the chair confirms', () => {
    const people = [{ id: 'nurse', by: 'room' as const, here: false, left: true }];
    expect(presences({ ...alone, people, watching: ['nurse'] })).toEqual([
      { kind: 'participant', participant: 'nurse' },
    ]);
    expect(strangerLingers({ ...alone, others: true }, alone)).toBe(true);
    expect(presences({ ...alone, strangerCounts: true })).toEqual([{ kind: 'stranger' }]);
  });
});
