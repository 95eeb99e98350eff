import { commands } from '#contract/commands.ts';
import type { CommandName, CommandOutput } from '#contract/commands.ts';
import type { HostFrame } from '#contract/frames.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { Result } from '#domain/result.ts';

/** What the page itself may have to say no to: the host cannot be reached. Nothing was sent, or nobody knows. */
export type CallRefusal = Refusal | { readonly kind: 'host-lost' };
export type CallResult<Name extends CommandName> = Result<CommandOutput<Name>, CallRefusal>;

type AnswerFrame = Extract<HostFrame, { kind: 'answer' }>;
type Settle = (answer: AnswerFrame | undefined) => void;

export interface PendingCalls {
  /** Sends with a number that was never used before on this page. */
  readonly begin: <Name extends CommandName>(
    name: Name,
    input: unknown,
    send: (text: string) => void,
  ) => Promise<CallResult<Name>>;
  readonly answer: (frame: AnswerFrame) => void;
  /** The connection went: nobody will answer these. */
  readonly loseAll: () => void;
}

export function createPendingCalls(): PendingCalls {
  const waiting = new Map<number, Settle>();
  let last = 0;
  return {
    begin: (name, input, send) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, (answer) => resolve(readAnswer(name, answer)));
        send(JSON.stringify({ kind: 'call', call: last, command: name, input }));
      }),
    answer: (frame) => {
      waiting.get(frame.call)?.(frame);
      waiting.delete(frame.call);
    },
    loseAll: () => {
      const lost = [...waiting.values()];
      waiting.clear();
      for (const settle of lost) settle(undefined);
    },
  };
}

function readAnswer<Name extends CommandName>(name: Name, answer: AnswerFrame | undefined): CallResult<Name> {
  if (answer === undefined) return { ok: false, refusal: { kind: 'host-lost' } };
  if (!answer.ok) return { ok: false, refusal: answer.refusal ?? { kind: 'unexpected' } };
  const output: (typeof commands)[Name]['output'] = commands[name].output;
  const value = output.safeParse(answer.value ?? {});
  if (!value.success) return { ok: false, refusal: { kind: 'unexpected' } };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by this command's own schema a line above
  return { ok: true, value: value.data as CommandOutput<Name> };
}
