import type { CheckKind, CheckName, CheckRow } from '#contract/setup-rows.ts';
import type { MachineScreen } from './machine.ts';
import type { Readings } from './readings.ts';

type Values = CheckRow['values'];

/** A row, with the state that its kind always has. */
export function rowOf(check: CheckName, kind: CheckKind, values: Values = {}): CheckRow {
  return { check, state: stateOf(kind), kind, values };
}

const toSee: ReadonlySet<CheckKind> = new Set<CheckKind>([
  'screens-one',
  'screens-unknown',
  'sound-unknown',
  'voices-lost',
  'voices-faulty',
  'disk-low',
  'disk-slow',
  'clock-drifts',
  'clock-unknown',
  'certificate-soon',
  'printer-none',
]);

const isFine: ReadonlySet<CheckKind> = new Set<CheckKind>([
  'screens-ok',
  'screens-wall',
  'sound-ok',
  'voices-ok',
  'keys-keyring',
  'keys-passphrase',
  'keys-safe-storage',
  'keys-tryout',
  'disk-ok',
  'clock-ok',
  'clock-alone',
  'certificate-ok',
  'certificate-not-set',
  'network-ok',
  'network-not-needed',
  'store-ok',
  'store-own',
  'printer-ok',
  'versions-ok',
  'journal-none',
  'journal-ok',
  'journal-in-use',
]);

function stateOf(kind: CheckKind): CheckRow['state'] {
  if (isFine.has(kind)) return 'ok';
  return toSee.has(kind) ? 'warn' : 'fail';
}

export function judgeScreens({ found, wall }: Readings['screens']): CheckRow {
  if (wall === false) return rowOf('screens', 'screens-no-wall');
  if (found === undefined) return rowOf('screens', wall === true ? 'screens-wall' : 'screens-unknown');
  const [first, ...others] = found;
  if (first === undefined) return rowOf('screens', 'screens-none');
  if (others.length === 0) return rowOf('screens', 'screens-one', { name: first.name });
  // R4: what the chair alone may see would stand on the wall as well.
  if (isMirrored(found)) return rowOf('screens', 'screens-mirrored', { number: found.length });
  const wallScreen = others.find((one) => one.x !== 0 || one.y !== 0) ?? first;
  const size = `${wallScreen.width} × ${wallScreen.height}`;
  return rowOf('screens', 'screens-ok', { number: found.length, name: wallScreen.name, size });
}

function isMirrored(found: readonly MachineScreen[]): boolean {
  return new Set(found.map(({ x, y }) => `${x},${y}`)).size < found.length;
}

export function judgeSound({ outputs, chosen }: Readings['sound']): CheckRow {
  if (chosen?.isHere === false) return rowOf('sound', 'sound-gone', { name: chosen.name });
  if (outputs === undefined) return rowOf('sound', 'sound-unknown');
  return outputs === 0 ? rowOf('sound', 'sound-none') : rowOf('sound', 'sound-ok', { number: outputs });
}

export function judgeVoices({ nb, nn, silent, lost, faulty }: Readings['voices']): CheckRow {
  if (silent === true) return rowOf('voices', 'voices-silent');
  if (lost !== undefined) return rowOf('voices', 'voices-lost', { name: lost });
  if (faulty !== undefined) return rowOf('voices', 'voices-faulty', { name: faulty });
  return rowOf('voices', 'voices-ok', { nb, nn });
}

export function judgePrinter({ printers }: Readings['printer']): CheckRow {
  return printers === 0
    ? rowOf('printer', 'printer-none')
    : rowOf('printer', 'printer-ok', { number: printers });
}

export function judgeVersions({ program, node, windows, formats }: Readings['versions']): CheckRow {
  if (windows === undefined) return rowOf('versions', 'versions-no-browser', { program, node, formats });
  return rowOf('versions', 'versions-ok', { program, node, windows, formats });
}
