import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenView } from '#contract/views.ts';
import { Stage } from '../components/stage/Stage.tsx';
import { useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { useRoomLook } from '../language/use-room-look.ts';
import { useWordHighlight } from '../speaker/use-word-highlight.ts';
import { useLoudspeaker } from '../speaker/use-loudspeaker.ts';
import { useMisfit } from './use-misfit.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { useOwnScreen } from './use-own-screen.ts';
import { usePresenterKeys } from './use-presenter-keys.ts';

const nobodyHere: ScreenView = {
  look: { language: 'nb', scheme: 'light', textPixels: 64, large: false },
  page: { kind: 'idle' },
  reading: { generation: 0 },
  loudspeaker: false,
};

/** The wall. Without its host it covers itself: what it last showed may no longer be shown. */
export function BigScreen(): ReactNode {
  const { connection, sent } = useHostState();
  const { t } = useTranslation('screen');
  const view = sent?.role === 'screen' ? sent.view : nobodyHere;
  const isCut = sent !== undefined && connection !== 'open';
  const page = isCut ? ({ kind: 'pause' } as const) : view.page;
  const stage = useRef<HTMLDivElement>(null);
  useRoomLook(view.look);
  usePageTitle(t(($) => $.title));
  usePresenterKeys(view.page.kind === 'pause', view.look.keys);
  // Nobody in the roll call and between meetings alike: the wall itself does not know more.
  const isOn = view.page.kind !== 'idle' && view.page.kind !== 'sign-in';
  useOwnScreen(isOn);
  useWakeLock(isOn);
  useLoudspeaker(view.loudspeaker && !isCut, view.reading.generation, view.sound);
  useMisfit(stage, page);
  useWordHighlight(stage, view.reading);
  return (
    <main className="wall">
      <Stage page={page} reading={view.reading} look={view.look} ref={stage} />
      <p className="only-heard" aria-live="polite">
        {'number' in page && page.of > 1 ? t(($) => $.page, { number: page.number, of: page.of }) : ''}
      </p>
    </main>
  );
}
