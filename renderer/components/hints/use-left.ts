import { useEffect, useState } from 'react';
import type { HintMark } from '#contract/commands-hints.ts';
import { useConnection, useHost } from '../../host-client/HostContext.tsx';
import type { Hint } from './choose-hints.ts';
import { keyOf } from './choose-hints.ts';

const mostAsked = 100;

export interface Left {
  /** Absent: the room has not answered yet, and the hint is not told. */
  readonly isLeft: ReadonlyMap<string, boolean>;
  readonly setLeft: (mark: HintMark) => void;
}

/** What whoever writes in this meeting has left to stand here. */
export function useLeft(place: string, hints: readonly Hint[]): Left {
  const { call } = useHost();
  const [isLeft, setKnown] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = useConnection() === 'open';
  useEffect(() => {
    const unknown = hints.map(({ mark }) => mark).filter((mark) => !isLeft.has(keyOf(mark)));
    const asked = unknown.slice(0, mostAsked);
    if (asked.length === 0 || !isOpen) return;
    void call('hint.recall', { place, found: asked }).then((answer) => {
      // Asked again by the next host.
      if (!answer.ok && answer.refusal.kind === 'host-lost') return;
      const left = new Set(answer.ok ? answer.value.left.map(keyOf) : []);
      const told = asked.map((mark) => [keyOf(mark), left.has(keyOf(mark))] as const);
      setKnown((known) => new Map([...told, ...known]));
    });
  }, [call, isOpen, place, hints, isLeft]);
  return { isLeft, setLeft: (mark) => setKnown((known) => new Map([...known, [keyOf(mark), true]])) };
}
