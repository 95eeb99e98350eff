import type { CommandInput } from '#contract/commands.ts';
import type { HostRoom } from './host-room.ts';
import { placeNow } from './place-now.ts';

export type InterpreterSignal = Exclude<CommandInput<'interpreter.signal'>['signal'], 'none'>;

/** In memory alone: for this sentence, and for as long as the page that gave it is there. */
export interface GivenSignal {
  readonly signal: InterpreterSignal;
  readonly session: string;
  readonly at: string;
}

/** What the interpreter asks for now. A signal for what has been read is no longer one. */
export function signalNow(host: HostRoom): InterpreterSignal | undefined {
  const { signal: given } = host;
  if (given === undefined || !host.callers.has(given.session)) return undefined;
  return given.at === placeNow(host) ? given.signal : undefined;
}
