import { describe, expect, it } from 'vitest';
import { readPresenterKey } from '#renderer/big-screen/presenter-keys.ts';

const plain = { repeat: false, ctrlKey: false, altKey: false, metaKey: false };

describe("the presenter's keys", () => {
  it.each([
    ['PageDown', 'screen.next'],
    ['ArrowRight', 'screen.next'],
    [' ', 'screen.next'],
    ['Enter', 'screen.next'],
    ['PageUp', 'screen.previous'],
    ['ArrowLeft', 'screen.previous'],
    ['.', 'screen.cover'],
    ['b', 'screen.cover'],
    ['o', 'screen.original'],
    ['F5', 'reading.start'],
    ['Escape', 'reading.stop'],
  ])('%s is %s', (key, command) => {
    expect(readPresenterKey({ ...plain, key })).toBe(command);
  });

  it('counts a key that is held down once', () => {
    expect(readPresenterKey({ ...plain, key: 'PageDown', repeat: true })).toBe('ignore');
  });

  it('listens only to what a remote control sends, or to nothing, where the room says so', () => {
    expect(readPresenterKey({ ...plain, key: 'PageDown' }, 'presenter')).toBe('screen.next');
    expect(readPresenterKey({ ...plain, key: '.' }, 'presenter')).toBe('screen.cover');
    expect(readPresenterKey({ ...plain, key: 'b' }, 'presenter')).toBe('ignore');
    expect(readPresenterKey({ ...plain, key: ' ' }, 'presenter')).toBe('ignore');
    expect(readPresenterKey({ ...plain, key: 'PageDown' }, 'none')).toBe('ignore');
    // What a button at the door types covers, whatever the room listens to.
    expect(readPresenterKey({ ...plain, key: 'F9' }, 'none')).toBe('screen.cover');
    expect(readPresenterKey({ ...plain, key: 'a' }, 'none')).toBeUndefined();
  });

  it('leaves other keys, and keys with a modifier, to the browser', () => {
    expect(readPresenterKey({ ...plain, key: 'a' })).toBeUndefined();
    expect(readPresenterKey({ ...plain, key: 'toString' })).toBeUndefined();
    expect(readPresenterKey({ ...plain, key: 'b', ctrlKey: true })).toBeUndefined();
  });
});
