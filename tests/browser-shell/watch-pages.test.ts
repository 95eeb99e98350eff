import { describe, expect, it } from 'vitest';
import type { PageWatch } from '#browser-shell/watch-pages.ts';
import { watchPages } from '#browser-shell/watch-pages.ts';

interface Watched {
  readonly watch: PageWatch;
  readonly silent: string[];
  readonly pass: (milliseconds: number) => void;
}

function begin(): Watched {
  const silent: string[] = [];
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = 0;
  const watch = watchPages({
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    silent: (role) => void silent.push(role),
  });
  function pass(milliseconds: number): void {
    now += milliseconds;
    for (const timer of timers) {
      if (timer.at > now) continue;
      timers.delete(timer);
      timer.run();
    }
  }
  watch.opened('screen');
  watch.hear('screen', true);
  return { watch, silent, pass };
}

describe('the page in a window of the room', () => {
  it('is dead when its connection ends and does not come back in a moment', () => {
    const { watch, silent, pass } = begin();
    pass(600_000);
    expect(silent).toEqual([]);
    watch.hear('screen', false);
    pass(399);
    expect(silent).toEqual([]);
    pass(1);
    expect(silent).toEqual(['screen']);
  });

  it('lives when it ended its connection by itself, and has ten seconds to come back', () => {
    const { watch, silent, pass } = begin();
    watch.hear('screen', 'soon');
    pass(9000);
    watch.hear('screen', true);
    pass(600_000);
    expect(silent).toEqual([]);
    watch.hear('screen', 'soon');
    pass(10_000);
    expect(silent).toEqual(['screen']);
  });

  it('is heard by nobody while there is no host, and has some seconds with a new one', () => {
    const { watch, silent, pass } = begin();
    watch.hear('screen', false);
    watch.hostLost();
    pass(20_000);
    expect(silent).toEqual([]);
    watch.hostReady();
    pass(5000);
    watch.hear('screen', true);
    pass(20_000);
    expect(silent).toEqual([]);
    watch.hostLost();
    watch.hostReady();
    pass(10_000);
    expect(silent).toEqual(['screen']);
  });

  it('has half a minute to come for the first time, also when its host came after it', () => {
    const { watch, silent, pass } = begin();
    watch.opened('chair');
    watch.hostReady();
    pass(29_999);
    expect(silent).toEqual([]);
    pass(1);
    expect(silent).toEqual(['chair']);
  });

  it('is nobody of ours without a window, and is not waited for once its window is gone', () => {
    const { watch, silent, pass } = begin();
    watch.hear('chair', true);
    watch.hear('chair', false);
    watch.hear('screen', false);
    watch.closed('screen');
    watch.hear('screen', false);
    pass(600_000);
    watch.opened('screen');
    watch.stop();
    pass(600_000);
    expect(silent).toEqual([]);
  });
});
