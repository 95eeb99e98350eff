import { useState } from 'react';
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
  return {
    refusal,
    isLocked: isWaiting || isLost,
    run: async (name, input) => {
      setWaiting(true);
      const result = await call(name, input);
      setRefusal(result.ok ? undefined : result.refusal);
      setWaiting(false);
      return result;
    },
  };
}
