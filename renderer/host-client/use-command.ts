import { useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName } from '#contract/commands.ts';
import { useConnection, useHost } from './HostContext.tsx';
import type { CallRefusal, CallResult } from './pending-calls.ts';

/** One button or form: whether it may be pressed, what came of it, and the no that is to be shown beside it. */
export interface Command {
  readonly run: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<CallResult<Name>>;
  readonly refusal: CallRefusal | undefined;
  /** While an answer is awaited, or while the host is lost: what is typed is kept. */
  readonly isLocked: boolean;
}

export function useCommand(): Command {
  const { call } = useHost();
  const isLost = useConnection() !== 'open';
  const [refusal, setRefusal] = useState<CallRefusal>();
  const [isWaiting, setWaiting] = useState(false);
  const keepFocus = useKeptFocus(isWaiting);
  return {
    refusal,
    isLocked: isWaiting || isLost,
    run: async (name, input) => {
      keepFocus();
      setWaiting(true);
      const result = await call(name, input);
      setRefusal(result.ok ? undefined : result.refusal);
      setWaiting(false);
      return result;
    },
  };
}

/** A button that is locked while it waits loses the focus: who works by keyboard finds it again where it was. */
function useKeptFocus(isWaiting: boolean): () => void {
  const held = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const before = held.current;
    if (isWaiting || before === undefined) return;
    held.current = undefined;
    if (before.isConnected && document.activeElement === document.body) before.focus({ preventScroll: true });
  }, [isWaiting]);
  return () => {
    const { activeElement } = document;
    held.current = activeElement instanceof HTMLElement ? activeElement : undefined;
  };
}
