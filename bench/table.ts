import type { Figures, Measurement } from './measurement.ts';

const wide = 10;

/** One measurement as a person reads it. */
export function tableOf(measured: Measurement): string {
  const { name, what, goal, reached, ours, peer, rounds, notes, machine } = measured;
  const isCounted = ours.perSecond !== undefined;
  const head = ['p50 ms', 'p95 ms', 'first ms', ...(isCounted ? ['a second'] : [])];
  const lines = [
    `${name}: ${what}`,
    `  ${''.padEnd(wide)}${head.map((word) => word.padStart(wide)).join('')}`,
    `  ${'ours'.padEnd(wide)}${cellsOf(ours)}`,
    `  ${'peer'.padEnd(wide)}${cellsOf(peer)}`,
    `  peer: ${peer.name}`,
    `  goal: ${goal}: ${reached ? 'reached' : 'not reached'} in ${rounds} rounds`,
    ...notes.map((note) => `  ${note}`),
    ...(machine.load > machine.cores
      ? [`  the machine was busy: load ${machine.load} on ${machine.cores} cores`]
      : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

function cellsOf({ p50, p95, first, perSecond }: Figures): string {
  const counted = perSecond === undefined ? [] : [perSecond.toFixed(0)];
  return [p50.toFixed(1), p95.toFixed(1), first.toFixed(1), ...counted]
    .map((cell) => cell.padStart(wide))
    .join('');
}
