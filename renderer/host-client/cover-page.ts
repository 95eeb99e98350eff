import '../styles/cover.css';
import type { HostClient } from './connect-to-host.ts';
import { createCoverSurface } from './cover-surface.ts';

/** Lays the cover's surface over this page. From here on whoever covers sees it dark before the room is asked. */
export function coverPage(page: Document, client: HostClient): HostClient {
  const element = page.createElement('div');
  element.className = 'cover-surface';
  element.hidden = true;
  // What is heard of the cover stands on the page itself.
  element.setAttribute('aria-hidden', 'true');
  page.body.append(element);
  const surface = createCoverSurface({
    store: client.store,
    element,
    // The second frame begins when the first one, with the new page in it, has been handed over to be drawn.
    whenPainted: (run) => void requestAnimationFrame(() => requestAnimationFrame(run)),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return {
    ...client,
    call: async (name, input) => {
      const settle = name === 'screen.cover' ? surface.raise() : undefined;
      const answer = await client.call(name, input);
      settle?.(answer.ok ? undefined : answer.refusal);
      return answer;
    },
    stop: () => {
      surface.stop();
      element.remove();
      client.stop();
    },
  };
}
