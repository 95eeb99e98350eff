import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { contractVersion } from '#contract/contract-version.ts';
import { hostFrameSchema } from '#contract/frames.ts';

export type ChairKey = 'screen.next' | 'screen.previous' | 'reading.start' | 'reading.stop';

/** Speaks the contract as the chair's console does, over a WebSocket of its own. */
export interface BenchChair {
  /** Where the room is in its agenda. */
  readonly place: () => 'first' | 'between' | 'last';
  readonly turn: (command: ChairKey) => void;
  readonly stop: () => void;
}

const agendaSchema = z.array(z.object({ state: z.string() }));

export async function openBenchChair(address: string): Promise<BenchChair> {
  const { host, origin, hash } = new URL(address);
  const socket = new WebSocket(`ws://${host}/wire`, { origin });
  let agenda: z.infer<typeof agendaSchema> = [];
  let calls = 0;
  const shown = Promise.withResolvers<void>();
  socket.on('message', (data: Buffer, isBinary) => {
    const frame = isBinary ? undefined : hostFrameSchema.parse(JSON.parse(data.toString('utf8')));
    if (frame?.kind === 'refused') shown.reject(new Error(`The chair was refused: ${frame.refusal.kind}`));
    if (frame?.kind !== 'view') return;
    if ('agenda' in frame.set) agenda = agendaSchema.parse(frame.set['agenda']);
    shown.resolve();
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ kind: 'hello', contract: contractVersion, token: hash.slice(1) }));
  await shown.promise;
  return {
    place() {
      if (agenda.at(-1)?.state === 'now') return 'last';
      return agenda[0]?.state === 'now' ? 'first' : 'between';
    },
    turn(command) {
      calls += 1;
      socket.send(JSON.stringify({ kind: 'call', call: calls, command, input: {} }));
    },
    stop: () => socket.terminate(),
  };
}
