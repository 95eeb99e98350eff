import { useEffect, useRef, useState } from 'react';
import type { CommandInput } from '#contract/commands.ts';
import { useConnection, useHost } from '../../host-client/HostContext.tsx';
import type { CallRefusal } from '../../host-client/pending-calls.ts';
import { sendDocument } from '../../host-client/send-document.ts';
import type { Command } from '../../host-client/use-command.ts';

type About = CommandInput<'document.keep'>;

interface SendingDocument extends Pick<Command, 'refusal' | 'isLocked'> {
  readonly send: (file: Blob, about: About) => Promise<boolean>;
  readonly write: (input: CommandInput<'document.write'>) => Promise<boolean>;
  /** From 0 to 1 while a file is on its way. */
  readonly sent: number | undefined;
}

/** One document on its way. Whoever closes the form takes it back: nothing of it is left anywhere. */
export function useDocument(): SendingDocument {
  const { call } = useHost();
  const isLost = useConnection() !== 'open';
  const isWanted = useRef(true);
  const [refusal, setRefusal] = useState<CallRefusal>();
  const [sent, setSent] = useState<number>();
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);

  async function settle(asked: Promise<CallRefusal | undefined>): Promise<boolean> {
    setWaiting(true);
    const answer = await asked;
    setRefusal(answer);
    setSent(undefined);
    setWaiting(false);
    return answer === undefined;
  }

  const needs = { call, onSent: setSent, isWanted: () => isWanted.current, wait };
  return {
    refusal,
    sent,
    isLocked: isWaiting || isLost,
    send: (file, about) => settle(sendDocument(needs, file, about)),
    write: (input) =>
      settle(call('document.write', input).then((result) => (result.ok ? undefined : result.refusal))),
  };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
