import { useEffect, useState } from 'react';
import type { Section } from '#contract/writing-rows.ts';
import type { RichText } from '#domain/rich-text.ts';
import { useConnection, useHost } from '../../host-client/HostContext.tsx';
import type { DraftKeeper, DraftState } from './draft-keeper.ts';
import { createDraftKeeper } from './draft-keeper.ts';

export interface Draft {
  readonly keeper: DraftKeeper;
  readonly state: DraftState;
  /** What was typed here and could not be saved any more: the pen had gone, or the text was locked. */
  readonly held: RichText | undefined;
  readonly putAway: () => void;
}

/** One section of one page: saved in time, before the pen goes, and on the way out. */
export function useDraft(section: Section): Draft {
  const { call } = useHost();
  const isOpen = useConnection() === 'open';
  const [state, setState] = useState<DraftState>('here');
  const [held, setHeld] = useState<RichText>();
  const [keeper] = useState(() =>
    createDraftKeeper({ section: section.id, call, tell: setState, hold: setHeld }),
  );
  useEffect(() => {
    if (isOpen) void keeper.save();
  }, [keeper, isOpen]);
  useSavedOnTheWayOut(keeper);
  useLettingGo(section, keeper);
  return { keeper, state, held, putAway: () => setHeld(undefined) };
}

/** Out of sight, or put away in the middle of a word: what is typed goes to the host at once. */
function useSavedOnTheWayOut(keeper: DraftKeeper): void {
  useEffect(() => {
    const save = (): void => void keeper.save();
    const hide = (): void => {
      if (document.visibilityState === 'hidden') save();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [keeper]);
}

/** Somebody takes the pen: what was typed here goes first, and then the pen. */
function useLettingGo({ id, pen, leaving }: Section, keeper: DraftKeeper): void {
  const { call } = useHost();
  const to = pen === 'mine' ? leaving?.page : undefined;
  useEffect(() => {
    if (to === undefined) return;
    void keeper.save().then(async () => {
      if (!keeper.isUnsaved()) await call('pen.give', { section: id, to });
    });
  }, [call, keeper, id, to]);
}
