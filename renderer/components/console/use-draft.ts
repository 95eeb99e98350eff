import type { RefObject } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Section } from '#contract/console-rows.ts';
import { useConnection, useHost } from '../../host-client/HostContext.tsx';

export type DraftState = 'here' | 'unsaved' | 'saving' | 'failed';

export interface Draft {
  readonly text: string;
  readonly state: DraftState;
  readonly type: (text: string) => void;
  readonly saveNow: () => void;
}

/** At most this much typing is lost in a power cut. */
const saveMilliseconds = 1000;

/**
 * What is typed stays on the page until the host says that it is saved: through a lost host, and back. Text from the
 * host is taken only while this page does not hold the pen, so that nothing moves under the writer's hands.
 */
export function useDraft(section: Section, field: RefObject<HTMLTextAreaElement | null>): Draft {
  const { call } = useHost();
  const isOpen = useConnection() === 'open';
  const [typed, setTyped] = useState<string>();
  const [state, setState] = useState<DraftState>('here');
  const latest = useRef<string>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { id } = section;

  const saveNow = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const text = latest.current;
    if (text === undefined) return;
    setState('saving');
    const caret = Math.min(field.current?.selectionStart ?? text.length, text.length);
    const result = await call('draft.save', { section: id, text, caret });
    const isNewest = latest.current === text;
    if (result.ok && isNewest) latest.current = undefined;
    if (isNewest) setState(result.ok ? 'here' : 'failed');
  }, [call, field, id]);

  function type(text: string): void {
    latest.current = text;
    setTyped(text);
    setState('unsaved');
    timer.current ??= setTimeout(() => void saveNow(), saveMilliseconds);
  }

  // Put away in the middle of a word: what is typed goes to the host on the way out.
  const saveLast = useRef(saveNow);
  useEffect(() => {
    saveLast.current = saveNow;
  }, [saveNow]);
  useEffect(() => () => void saveLast.current(), []);
  useEffect(() => {
    if (isOpen && latest.current !== undefined) void saveNow();
  }, [isOpen, saveNow]);
  const isMine = section.pen === 'mine' && section.state === 'draft';
  useEffect(() => {
    if (!isMine && latest.current === undefined) setTyped(undefined);
  }, [isMine]);
  return { text: typed ?? section.text, state, type, saveNow: () => void saveNow() };
}
