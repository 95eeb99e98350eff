import { describe, expect, it } from 'vitest';
import { createCoverSurface } from '#renderer/host-client/cover-surface.ts';
import type { HostState, SentView } from '#renderer/host-client/host-store.ts';
import { createHostStore } from '#renderer/host-client/host-store.ts';
import { screenView } from './fixtures/screen-pages.ts';

function wallShows(name: 'goal' | 'pause' | 'agenda'): SentView {
  return { role: 'screen', view: screenView(name) };
}

/** A page that is drawn and a clock that runs only when a test says so. */
function openSurface(first: Partial<HostState> = { connection: 'open', sent: wallShows('goal') }) {
  const store = createHostStore();
  store.setState(first);
  const element = { hidden: true };
  let painting: (() => void)[] = [];
  let timers: (() => void)[] = [];
  const surface = createCoverSurface({
    store,
    element,
    whenPainted: (run) => void painting.push(run),
    after: (_milliseconds, run) => {
      timers.push(run);
      return () => (timers = timers.filter((one) => one !== run));
    },
  });
  return {
    store,
    surface,
    isDark: () => !element.hidden,
    paint: () => painting.splice(0).forEach((run) => run()),
    pass: () => timers.splice(0).forEach((run) => run()),
    show: (name: 'goal' | 'pause' | 'agenda') => store.setState({ sent: wallShows(name) }),
  };
}

describe('the surface of the cover', () => {
  it('is up when the key is pressed, before the room is asked, and off once the cover below is painted', () => {
    const page = openSurface();
    const settle = page.surface.raise();
    expect(page.isDark()).toBe(true);
    page.paint();
    expect(page.isDark()).toBe(true);
    page.show('pause');
    settle(undefined);
    expect(page.isDark()).toBe(true);
    page.paint();
    expect(page.isDark()).toBe(false);
  });

  it('is up before the page hears of a cover from elsewhere, and again until the new page is painted', () => {
    const page = openSurface();
    let atPage: boolean | undefined;
    page.store.subscribe(() => (atPage = page.isDark()));
    page.show('pause');
    expect(atPage).toBe(true);
    page.paint();
    page.show('agenda');
    expect([atPage, page.isDark()]).toEqual([true, true]);
    page.paint();
    expect(page.isDark()).toBe(false);
  });

  it('stays up when the page is covered again before what was uncovered is painted', () => {
    const page = openSurface({ connection: 'open', sent: wallShows('pause') });
    page.show('goal');
    page.surface.raise();
    page.paint();
    expect(page.isDark()).toBe(true);
  });

  it('comes off when the room has nothing to cover, and at once when it says no', () => {
    const page = openSurface();
    page.surface.raise()(undefined);
    page.pass();
    page.paint();
    expect(page.isDark()).toBe(false);
    page.surface.raise()({ kind: 'no-meeting' });
    page.pass();
    page.paint();
    expect(page.isDark()).toBe(false);
  });

  it('stays up while nobody knows whether the room heard, and comes off covered', () => {
    const page = openSurface();
    const settle = page.surface.raise();
    settle({ kind: 'host-lost' });
    page.pass();
    page.paint();
    expect(page.isDark()).toBe(true);
    page.store.setState({ connection: 'lost' });
    page.store.setState({ connection: 'open', sent: wallShows('pause') });
    page.paint();
    expect(page.isDark()).toBe(false);
  });

  it('is never up on a console: nobody there may lose sight of what they write', () => {
    const page = openSurface({ connection: 'open', sent: undefined });
    page.surface.raise()(undefined);
    expect(page.isDark()).toBe(false);
  });

  it('is gone from its page with the page', () => {
    const page = openSurface();
    page.surface.stop();
    page.show('pause');
    expect(page.isDark()).toBe(false);
  });
});
