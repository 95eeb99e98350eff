import { limits } from '#sync/limits.ts';
import type { Delivery } from '../journal/delivery.ts';

/** Room for the words around the facts. */
const spare = 4096;

/** Parts small enough for one request each. A command is never cut: its facts are settled as one. */
export function splitBatch(batch: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const parts: Delivery[][] = [];
  let bytes = 0;
  for (const command of inCommands(batch)) {
    const size = command.reduce((sum, one) => sum + measure(one), 0);
    const last = parts.at(-1);
    if (last === undefined || bytes + size > limits.bytesPerPush - spare) {
      parts.push([...command]);
      bytes = size;
    } else {
      last.push(...command);
      bytes += size;
    }
  }
  return parts;
}

/** Neighbours of one command; the numbers stay in their order. */
function inCommands(batch: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const commands: Delivery[][] = [];
  for (const one of batch) {
    const last = commands.at(-1);
    if (last?.[0]?.fact.command === one.fact.command) last.push(one);
    else commands.push([one]);
  }
  return commands;
}

function measure(one: Delivery): number {
  return Buffer.byteLength(JSON.stringify(one)) + 16;
}
