import type { TableRole } from '#contract/roles.ts';
import { connectToHost } from '../host-client/connect-to-host.ts';
import { openDeviceSide } from '../host-client/device-side.ts';
import type { HostState } from '../host-client/host-store.ts';
import { choosePageWire } from '../host-client/open-page-wire.ts';
import { readPageSecrets } from '../host-client/page-secrets.ts';

export type JoinOutcome =
  | { readonly kind: 'asked'; readonly role: TableRole }
  | { readonly kind: 'wrong' | 'too-many' | 'no-answer' };

const pages: Record<TableRole, string> = {
  'minute-taker': 'minutes',
  interpreter: 'interpreter',
  family: 'family',
};
const patienceMilliseconds = 8000;

export function pageOf(role: TableRole): string {
  return `/${pages[role]}/index.html`;
}

/** Brings the code to the room, once; what the room gives for it the next page finds in this tab. */
export function askToJoin(page: Window, code: string): Promise<JoinOutcome> {
  const device = openDeviceSide(page);
  const secrets = readPageSecrets(page, code);
  const client = connectToHost({
    open: choosePageWire(page),
    secrets,
    after: runAfter,
    ...(device === undefined ? {} : { device }),
  });
  return new Promise((resolve) => {
    const settle = (outcome: JoinOutcome): void => {
      stopPatience();
      stopListening();
      client.stop();
      resolve(outcome);
    };
    const stopPatience = runAfter(patienceMilliseconds, () => settle({ kind: 'no-answer' }));
    const stopListening = client.store.subscribe((state) => {
      const outcome = outcomeOf(state);
      if (outcome !== undefined) settle(outcome);
    });
  });
}

function outcomeOf({ connection, sent, refusal }: HostState): JoinOutcome | undefined {
  if (connection === 'refused') return { kind: refusal?.kind === 'too-many' ? 'too-many' : 'wrong' };
  return sent?.role === 'waiting' && sent.view.asked !== undefined
    ? { kind: 'asked', role: sent.view.asked }
    : undefined;
}

function runAfter(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}
