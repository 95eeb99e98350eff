import { useState } from 'react';
import type { HomeCommand } from '#sync/home-messages.ts';
import type { Asked, StoreProblem } from './ask-store.ts';
import { useHome } from './HomeContext.tsx';
import { isReceipt } from './store-answers.ts';

/** One button or form: what came of it, and whether it may be pressed. */
export interface Action {
  readonly run: <Value>(ask: () => Promise<Asked<Value>>) => Promise<Value | undefined>;
  readonly problem: StoreProblem | undefined;
  readonly isWaiting: boolean;
}

export function useAction(): Action {
  const [problem, setProblem] = useState<StoreProblem>();
  const [isWaiting, setWaiting] = useState(false);
  return {
    problem,
    isWaiting,
    run: async (ask) => {
      setWaiting(true);
      setProblem(undefined);
      const asked = await ask();
      setWaiting(false);
      if (asked.ok) return asked.value;
      setProblem(asked.problem);
      return undefined;
    },
  };
}

/** What may still come about by asking again with the same id. */
const unsettled: ReadonlySet<string> = new Set([
  'not-sent',
  'unexpected',
  'busy',
  'sign-in-required',
  'token-rejected',
]);

type Doing = HomeCommand extends infer One ? (One extends HomeCommand ? Omit<One, 'command'> : never) : never;

export interface CommandAction extends Omit<Action, 'run'> {
  /** True when the store has it. */
  readonly run: (doing: Doing) => Promise<boolean>;
}

/** A command to a plan. Its id is kept until the store has answered (asked twice, done once). */
export function useCommandTo(plan: string): CommandAction {
  const { store, ids } = useHome();
  const { run, problem, isWaiting } = useAction();
  return {
    problem,
    isWaiting,
    run: async (doing) => {
      const named = { plan, ...doing };
      const body = { ...doing, command: ids.take(named) };
      const path = `/v1/home/plans/${plan}/commands`;
      const receipt = await run(async () => {
        const asked = await store.send({ method: 'POST', path, body }, isReceipt);
        if (asked.ok || !unsettled.has(asked.problem.kind)) ids.settle(named);
        return asked;
      });
      return receipt !== undefined;
    },
  };
}
